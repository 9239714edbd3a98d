//! `seeds GOLDEN FOLDER`: writes what each fuzzer begins from, out of the golden files.

use csto_explorer::corpus_folder;
use csto_explorer::domain::pack::HEAD;
use std::error::Error;
use std::fs;
use std::path::PathBuf;

/// An address of every page and every parameter.
const ADDRESSES: [&str; 8] = [
    "/",
    "/?q=border+guards&not-as=bordering&country=AM&country=AZ&country-match=all&sort=left&view=concordance",
    "/?sg=zas&sg-by=speaking&topic=regions&topic-match=any&kind=interview&source=tass",
    "/?from=2020-08~&to=2021&dates=certain&operation=channel&exercise=rubezh",
    "/record/minsk-session-2017/2?q=%D0%9F%D1%91%D1%82%D1%80&sort=relevance",
    "/country/AM?instrument=charter&organisation=csto&speaker=zas",
    "/person?dates=possible&sort=newest",
    "/help?q=%22a+phrase%22&nonsense=1",
];

fn main() -> Result<(), Box<dyn Error>> {
    let [golden, folder] = &std::env::args().skip(1).map(PathBuf::from).collect::<Vec<_>>()[..]
    else {
        return Err("seeds GOLDEN FOLDER".into());
    };
    let write = |target: &str, number: usize, bytes: &[u8]| {
        let folder = folder.join(target);
        fs::create_dir_all(&folder)?;
        fs::write(folder.join(format!("seed-{number}")), bytes)
    };
    let cases = fs::read_to_string(golden.join("language.txt"))?;
    let queries = cases.lines().filter_map(|line| line.strip_prefix("? "));
    for (number, query) in queries.enumerate() {
        write("language", number, query.as_bytes())?;
    }
    for (number, address) in ADDRESSES.iter().enumerate() {
        write("address", number, address.as_bytes())?;
    }
    let packed = corpus_folder::packed(&golden.join("problems/base"))?;
    write("packed", 0, &packed)?;
    let length = u32::from_le_bytes(packed[HEAD - 4..HEAD].try_into()?) as usize;
    write("segment", 0, &packed[HEAD + length..])?;
    Ok(())
}
