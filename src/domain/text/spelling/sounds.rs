//! What the letters of a name sound like, so far as all who write it agree.

/// How much is written alike.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// As a word: what English tells apart stays apart.
    Strict,
    /// As a name: whatever one system or another writes alike is alike.
    Loose,
}

/// The key of a word of the letters a to z.
pub fn key(latin: &str, manner: Manner) -> String {
    let reading = Reading::new(respelled(latin, manner), manner);
    let mut key = String::with_capacity(reading.letters.len());
    let mut at = 0;
    while at < reading.letters.len() {
        let (taken, sound) = reading.sound(at);
        if !reading.is_doubled(at, sound, &key) {
            key.push_str(sound);
        }
        at += taken;
    }
    if manner == Manner::Loose { after_hissing(key) } else { key }
}

/// ё after a hissing consonant, which is written о as often as е: Gorbachov, Gorbachev.
fn after_hissing(mut key: String) -> String {
    for (o, e) in [("sov", "sev"), ("zov", "zev"), ("sova", "seva"), ("zova", "zeva")] {
        if key.ends_with(o) {
            key.truncate(key.len() - o.len());
            key.push_str(e);
        }
    }
    key
}

/// Endings with spellings of their own, in any word.
const ENDINGS: [(&str, &str); 7] = [
    // Александр and Артур, whose names the West has too.
    ("arthur", "artur"),
    ("xandre", "ksandr"),
    ("xander", "ksandr"),
    ("ksander", "ksandr"),
    // Belarusian: Stanislau, Lukashenka.
    ("slau", "slav"),
    ("enka", "enko"),
    // A plural: "republics" is not "republish".
    ("cs", "ks"),
];

/// Endings of names: Smirnoff, and ец without its diacritic.
const NAME_ENDINGS: [(&str, &str); 3] = [("off", "ov"), ("eff", "ev"), ("ec", "ets")];

/// The word with what only a whole word shows written in the usual way.
fn respelled(latin: &str, manner: Manner) -> String {
    let mut word = latin.to_owned();
    let mut end = |ending: &str, usual: &str| {
        if word.ends_with(ending) {
            word.truncate(word.len() - ending.len());
            word.push_str(usual);
        }
    };
    for (ending, usual) in ENDINGS {
        end(ending, usual);
    }
    if manner == Manner::Loose {
        for (ending, usual) in NAME_ENDINGS {
            end(ending, usual);
        }
        // French: Poutine.
        let stem = word.strip_suffix("ine").and_then(|stem| stem.bytes().last());
        if stem.is_some_and(is_consonant) {
            word.pop();
        }
    }
    // Belarusian: Siniauski.
    if word.contains("usk") {
        for vowel in ["i", "y", "a"] {
            word = word.replace(&format!("ausk{vowel}"), &format!("avsk{vowel}"));
            word = word.replace(&format!("ousk{vowel}"), &format!("ovsk{vowel}"));
        }
    }
    word
}

const VOWELS: [char; 6] = ['a', 'e', 'i', 'o', 'u', 'y'];

fn is_vowel(letter: u8) -> bool {
    VOWELS.contains(&char::from(letter))
}

fn is_consonant(letter: u8) -> bool {
    !is_vowel(letter)
}

/// Letters read as one sound whatever stands around them, the longest of those that begin alike
/// first: in a loose key.
const LOOSE: [(&str, &str); 23] = [
    ("dsch", "z"),
    ("dzh", "z"),
    ("dz", "z"),
    ("zh", "z"),
    // тц, тч, тш, тж: what ISO 9 writes tc, ts, tz.
    ("tts", "s"),
    ("tsch", "s"),
    ("tsh", "s"),
    ("tzh", "s"),
    ("tch", "s"),
    ("tc", "s"),
    ("ts", "s"),
    ("tz", "s"),
    ("sch", "s"),
    ("sh", "s"),
    // Polish.
    ("sz", "s"),
    ("kh", "h"),
    ("gh", "h"),
    ("h", "h"),
    ("g", "h"),
    ("ph", "f"),
    ("q", "k"),
    ("w", "v"),
    // French.
    ("ou", "u"),
];

/// The same in a strict key.
const STRICT: [(&str, &str); 7] = [
    ("dzh", "j"),
    ("zh", "j"),
    ("dj", "j"),
    ("tsch", "ch"),
    ("sch", "sh"),
    ("kh", "h"),
    ("q", "k"),
];

/// Endings of words that write ч and ц as c.
const NAMES_WITH_C: [&str; 39] = [
    "ov", "ev", "ow", "ew", "in", "an", "ova", "eva", "owa", "ewa", "ina", "ko", "enko", "ski",
    "sky", "skij", "skiy", "skii", "skaja", "skaya", "skaia", "skaa", "cki", "ckij", "ckiy",
    "ckii", "ckaja", "ckaa", "ets", "vic", "cic", "uk", "ij", "ej", "aj", "adze", "zoda", "vili",
    "bek",
];

/// A word being read, and what the whole of it says of how its letters are to be read.
struct Reading {
    letters: String,
    manner: Manner,
    /// It is written as Germans write: ch is х, s between vowels is з.
    german: bool,
    /// It is a name, where c is no k.
    name: bool,
    /// It has a j that can only be й.
    scholarly: bool,
}

impl Reading {
    fn new(letters: String, manner: Manner) -> Reading {
        let ends = |endings: &[&str]| endings.iter().any(|ending| letters.ends_with(ending));
        let german = letters.contains("tsch")
            || letters.contains("dsch")
            || letters.len() > 4 && ends(&["ow", "ew", "owa", "ewa"]);
        let name = ends(&NAMES_WITH_C);
        let closed = |pair: &[u8]| matches!(pair, [b'j', after] if is_consonant(*after));
        let scholarly = letters.contains('w')
            || letters.ends_with('j')
            || letters.as_bytes().windows(2).any(closed);
        Reading { letters, manner, german, name, scholarly }
    }

    /// The sound that begins at a letter, and the number of letters it is written with.
    fn sound(&self, at: usize) -> (usize, &str) {
        match self.letter(at) {
            Some(b'c') => self.c(at),
            Some(b'i' | b'j' | b'y') => self.glide(at),
            Some(b'x') => {
                (1, if at == 0 || self.is_loose() && !self.ends(at + 1) { "h" } else { "ks" })
            }
            _ => self.in_names(at).unwrap_or_else(|| self.plain(at)),
        }
    }

    /// Letters of names that depend on what stands around them.
    fn in_names(&self, at: usize) -> Option<(usize, &str)> {
        if !self.is_loose() {
            return None;
        }
        let rest = self.rest(at);
        match self.letter(at) {
            // Tadjik, but Bordjuzha.
            Some(b'd') if rest.starts_with("dj") && !self.is_after_consonant(at) => Some((2, "z")),
            // Nasarbajew.
            Some(b's') if self.german && self.is_between_vowels(at) => Some((1, "z")),
            // Alexei, Aleksei; but not a plural, and not -кский.
            Some(b'k') if rest.starts_with("ks") && !matches!(rest.get(2..3), None | Some("k")) => {
                Some((2, "h"))
            }
            // A final ц stays two letters, or "plants" would be "plans".
            Some(b't') if rest == "ts" => Some((2, "ts")),
            // Serguei, but Guev.
            Some(b'g') if self.is_french_g(rest) => Some((2, "h")),
            _ => None,
        }
    }

    fn is_french_g(&self, rest: &str) -> bool {
        let ending = |after: &str| ["ev", "eva", "enko", "in", "ina"].contains(&after);
        rest.strip_prefix("gu").is_some_and(|after| after.starts_with(['e', 'i']) && !ending(after))
    }

    /// Letters that are always read alike, or else the letter itself.
    fn plain(&self, at: usize) -> (usize, &str) {
        let table: &[(&str, &str)] = if self.is_loose() { &LOOSE } else { &STRICT };
        let rest = self.rest(at);
        table
            .iter()
            .find(|(letters, _)| rest.starts_with(letters))
            .map_or((1, rest.get(..1).unwrap_or_default()), |(letters, sound)| {
                (letters.len(), *sound)
            })
    }

    /// c: by itself ч or ц in names written without diacritics, k in other words.
    fn c(&self, at: usize) -> (usize, &str) {
        let hissing = if self.is_loose() { "s" } else { "c" };
        match self.letter(at + 1) {
            Some(b'h') if !self.is_loose() => (2, "ch"),
            Some(b'h') => (2, if self.german { "h" } else { "s" }),
            // Polish.
            Some(b'z') if self.is_loose() => (2, "s"),
            Some(b'e' | b'i' | b'y' | b'x') => (1, hissing),
            _ if self.is_loose() && (self.name || self.letters.starts_with('x')) => (1, hissing),
            Some(b'k') => (2, "k"),
            _ => (1, "k"),
        }
    }

    /// i, j, y: vowels before a consonant; before a vowel й, which a loose key leaves out.
    fn glide(&self, at: usize) -> (usize, &str) {
        if self.is_zh(at) {
            return (1, if self.is_loose() { "z" } else { "j" });
        }
        let run = self.rest(at).bytes().enumerate().take_while(|(i, letter)| {
            matches!(letter, b'i' | b'j' | b'y') && !(*letter == b'j' && self.is_zh(at + i))
        });
        let taken = run.count();
        match self.letter(at + taken) {
            Some(b'a' | b'e' | b'o' | b'u') if self.is_loose() => self.loose_glide(at, taken),
            Some(b'a' | b'e' | b'o' | b'u') => self.strict_glide(at, taken),
            _ => (taken, "i"),
        }
    }

    /// й before a vowel is nothing; with о it is ё, which is folded to е.
    fn loose_glide(&self, at: usize, taken: usize) -> (usize, &str) {
        let after = self.rest(at + taken);
        let yo = after.starts_with('o') && !after.starts_with("ou");
        match self.letter(at + taken - 1) {
            Some(b'j' | b'y') if yo => (taken + 1, "e"),
            _ => (taken, ""),
        }
    }

    /// The few places where an English word has no й to lose: Iurii, Yegor, Piotr.
    fn strict_glide(&self, at: usize, taken: usize) -> (usize, &str) {
        let rest = self.rest(at);
        let run = rest.get(..taken).unwrap_or_default();
        let after = rest.get(taken..).unwrap_or_default();
        if at == 0 {
            let yuri = rest.starts_with("juri") || rest.starts_with("jury");
            let yegor = run == "y"
                && after.len() > 3
                && after.starts_with('e')
                && after.as_bytes().get(1).copied().is_some_and(is_consonant);
            return match run {
                // Iouri, Youri; but "young".
                "i" | "y" if rest.starts_with("iou") || rest == "youri" => (3, "u"),
                "j" if !yuri => (taken, "j"),
                _ if yegor || after.starts_with('u') => (taken, ""),
                _ => (taken, "y"),
            };
        }
        if self.is_after_consonant(at) && after.starts_with('o') && matches!(run, "j" | "y") {
            return (taken + 1, "e");
        }
        (taken, "y")
    }

    /// Whether a letter is a j that stands for ж or дж, and not for й: it opens the word, as in
    /// Japarov, or stands between vowels, as in Bordyuja, with the exceptions below.
    fn is_zh(&self, at: usize) -> bool {
        let rest = self.rest(at);
        let Some(after) = rest.strip_prefix('j').filter(|after| after.starts_with(VOWELS)) else {
            return false;
        };
        if at == 0 {
            // Jeenbekov, but Jewgeni; Jumagulov, but Jurij, Julia, Juschtschenko, Josef, Jakovlev.
            let y = ["juri", "jury", "jul", "jus", "jos", "jakov", "jarosl"];
            return match after.starts_with('e') {
                true => after.starts_with("ee"),
                false => !self.scholarly && !y.iter().any(|y| rest.starts_with(y)),
            };
        }
        if self.is_after_consonant(at) {
            // Amanjol, Rahmatjon; but Bordjuzha.
            return matches!(rest, "jol" | "jon");
        }
        // Nazarbajev, Marija, Tolstaja.
        let feminine = after == "a" && matches!(self.letter(at - 1), Some(b'i' | b'a'));
        !after.starts_with('e') && !feminine
    }

    /// Whether a sound is the second of a doubled one, which is one. A final s stays, as it may
    /// be that of a plural.
    fn is_doubled(&self, at: usize, sound: &str, key: &str) -> bool {
        let doubles = match self.manner {
            Manner::Loose => sound == "i" || sound.len() == 1 && !sound.bytes().all(is_vowel),
            Manner::Strict => sound == "i" || self.rest(at).starts_with('s') && self.is_long_s(at),
        };
        doubles && key.ends_with(sound) && self.rest(at) != "s"
    }

    /// Whether an s is the second of two between vowels: Kassym.
    fn is_long_s(&self, at: usize) -> bool {
        at > 1
            && self.letter(at - 1) == Some(b's')
            && self.letter(at - 2).is_some_and(is_vowel)
            && self.letter(at + 1).is_some_and(is_vowel)
    }

    fn is_loose(&self) -> bool {
        self.manner == Manner::Loose
    }

    fn letter(&self, at: usize) -> Option<u8> {
        self.letters.as_bytes().get(at).copied()
    }

    fn rest(&self, at: usize) -> &str {
        self.letters.get(at..).unwrap_or_default()
    }

    /// Whether the word ends before a letter.
    fn ends(&self, at: usize) -> bool {
        at >= self.letters.len()
    }

    fn is_after_consonant(&self, at: usize) -> bool {
        at > 0 && self.letter(at - 1).is_some_and(is_consonant)
    }

    fn is_between_vowels(&self, at: usize) -> bool {
        at > 0
            && self.letter(at - 1).is_some_and(is_vowel)
            && self.letter(at + 1).is_some_and(is_vowel)
    }
}
