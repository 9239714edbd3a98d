//! Writes Tantivy's index of a corpus into one file.
//!
//!     index documents.ndjson facets.json index.bin

use serde_json::Value;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::PathBuf;
use tantivy::directory::{Directory, RamDirectory};
use tantivy::indexer::SingleSegmentIndexWriter;
use tantivy::{Index, TantivyDocument};

const MEMORY: usize = 400_000_000;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [documents, facets, out] = &arguments[..] else {
        return Err("index documents.ndjson facets.json index.bin".into());
    };
    let facets: Value = serde_json::from_reader(File::open(facets)?)?;
    let facets = facets.as_object().ok_or("facets.json is no object")?;

    let schema = tantivy_peer::schema();
    let directory = RamDirectory::create();
    let mut writer: SingleSegmentIndexWriter<TantivyDocument> = Index::builder()
        .schema(schema.clone())
        .single_segment_index_writer(directory.clone(), MEMORY)?;
    for line in BufReader::new(File::open(documents)?).lines() {
        let read: Value = serde_json::from_str(&line?)?;
        let mut document = TantivyDocument::new();
        for name in ["title", "text"] {
            document.add_text(schema.get_field(name)?, read[name].as_str().unwrap_or_default());
        }
        document.add_u64(schema.get_field("id")?, read["id"].as_u64().ok_or("no id")?);
        for (facet, values) in facets {
            let values = values.as_array().ok_or("a facet has no values")?;
            let of_document = match &read[facet] {
                Value::Array(several) => several.as_slice(),
                one => std::slice::from_ref(one),
            };
            for value in of_document {
                let number = values.iter().position(|known| known == value);
                let number = number.ok_or("an unknown value")? as u64;
                document.add_u64(schema.get_field(facet)?, number);
            }
        }
        writer.add_document(document)?;
    }

    let index = writer.finalize()?;
    let mut names: Vec<PathBuf> = index.directory().list_managed_files().into_iter().collect();
    names.push("meta.json".into());
    names.sort();
    names.dedup();
    let mut out = BufWriter::new(File::create(out)?);
    for name in names {
        // Files that are listed but were never written, as that of deleted documents, are left out.
        let Ok(file) = directory.open_read(&name) else { continue };
        let content = file.read_bytes()?;
        let name = name.to_str().ok_or("a name not in UTF-8")?;
        out.write_all(&u32::try_from(name.len())?.to_le_bytes())?;
        out.write_all(&u32::try_from(content.len())?.to_le_bytes())?;
        out.write_all(name.as_bytes())?;
        out.write_all(&content)?;
    }
    out.flush()?;
    Ok(())
}
