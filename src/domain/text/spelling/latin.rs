//! Cyrillic in Latin letters.

/// The word in the letters a to z, Cyrillic by BGN/PCGN; `None` for what has no spellings:
/// numbers, roman ones too, single letters, other scripts.
pub fn latin(folded: &str) -> Option<String> {
    let mut latin = String::with_capacity(folded.len() + 4);
    let mut before = None;
    for c in folded.chars() {
        match c {
            'a'..='z' => latin.push(c),
            // BGN/PCGN writes this one by its place.
            'е' | 'ѐ' if before.is_none_or(opens_a_syllable) => latin.push_str("ye"),
            _ => latin.push_str(romanized(c)?),
        }
        before = Some(c);
    }
    // A century or a chapter; "mid" and "civil" are words.
    let roman = || latin.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
    (latin.len() > 1 && !roman()).then_some(latin)
}

/// Whether an е after this letter is not the vowel of its consonant.
fn opens_a_syllable(c: char) -> bool {
    "аеиоуыэюяйьъіїєўүұөәӣӯ".contains(c)
}

/// A letter that is not one of a to z: Russian by the BGN/PCGN system of 1947; letters of the
/// other languages of the region by what the press writes, without the marks that `fold` takes
/// off anyway.
fn romanized(c: char) -> Option<&'static str> {
    Some(match c {
        'а' | 'ә' | 'ə' => "a",
        'б' => "b",
        'в' => "v",
        'г' | 'ґ' | 'ғ' | 'ҝ' => "g",
        'д' => "d",
        'е' | 'ѐ' | 'э' => "e",
        'ж' | 'ҷ' | 'ҹ' | 'җ' | 'џ' => "zh",
        'з' => "z",
        'и' | 'ѝ' | 'і' | 'ӣ' => "i",
        'й' | 'ј' | 'ы' => "y",
        'к' | 'қ' => "k",
        'л' => "l",
        'м' => "m",
        'н' | 'ң' => "n",
        'о' | 'ө' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' | 'ў' | 'ү' | 'ұ' | 'ӯ' => "u",
        'ф' => "f",
        'х' | 'ҳ' => "kh",
        'һ' => "h",
        'ц' => "ts",
        'ч' | 'ћ' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ю' => "yu",
        'я' => "ya",
        'є' => "ye",
        'ї' => "yi",
        'љ' => "ly",
        'њ' => "ny",
        'ß' => "ss",
        _ if is_silent(c) => "",
        _ => return None,
    })
}

/// The hard and the soft sign, and the marks that stand for them in ISO 9 and ALA-LC.
pub fn is_silent(c: char) -> bool {
    matches!(c, 'ъ' | 'ь' | 'ʹ' | 'ʺ' | 'ʼ' | 'ʻ')
}
