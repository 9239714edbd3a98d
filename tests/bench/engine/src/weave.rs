//! weave DOCUMENTS FACETS OUT: weaves documents, one a line of JSON, into the segment that the
//! benchmark's engine opens. The facets are not its business.

use csto_explorer::domain::index::{Field, Weaver};
use std::error::Error;
use std::fs::{File, write};
use std::io::{BufRead, BufReader};

#[derive(serde::Deserialize)]
struct Document {
    title: String,
    text: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [documents, _, out] = arguments.as_slice() else {
        return Err("usage: weave DOCUMENTS FACETS OUT".into());
    };
    let mut weaver = Weaver::default();
    for line in BufReader::new(File::open(documents)?).lines() {
        let document: Document = serde_json::from_str(&line?)?;
        weaver.begin();
        weaver.add(Field::Title, &document.title);
        weaver.add(Field::Body, &document.text);
    }
    write(out, weaver.finish())?;
    Ok(())
}
