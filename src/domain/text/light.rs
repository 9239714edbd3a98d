//! Words that only hold others together.

/// Words of the closed classes, English and Russian, folded, in order. "May" is a month too,
/// "no" and "not" change what is asked, and so are none of these.
const LIGHT: [&str; 96] = [
    "a", "about", "after", "all", "also", "an", "and", "any", "are", "as", "at", "be", "been",
    "before", "being", "but", "by", "can", "could", "did", "do", "does", "for", "from", "had",
    "has", "have", "he", "her", "his", "how", "in", "into", "is", "it", "its", "must", "of", "on",
    "or", "s", "she", "should", "so", "such", "than", "that", "the", "their", "there", "these",
    "they", "this", "those", "to", "was", "were", "what", "when", "where", "which", "who", "whom",
    "whose", "why", "will", "with", "would", "бы", "в", "во", "где", "для", "до", "его", "ее",
    "же", "за", "и", "из", "или", "их", "к", "как", "ко", "когда", "кто", "ли", "на", "о", "об",
    "от", "по", "при", "с", "что",
];

/// Whether a folded word only holds others together.
pub fn is_light(folded: &str) -> bool {
    LIGHT.binary_search(&folded).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_in_order() {
        assert!(LIGHT.is_sorted());
        assert!(is_light("the") && is_light("при") && !is_light("may") && !is_light("treaty"));
    }
}
