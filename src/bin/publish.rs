//! `publish`: finishes what `trunk build --release` leaves in `dist/`.
//!
//! Puts the strict policy into `index.html`, and writes `csto-explorer.html`: the whole
//! explorer in one file that opens from disk. Knows the shape of Trunk's output and of the
//! glue; where either is not as expected it says so and writes nothing.

use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use clap::Parser;
use flate2::{Compression, write::GzEncoder};
use sha2::{Digest, Sha256};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Finish dist/: the policy, and the one-file build.
#[derive(Parser)]
struct Arguments {
    /// Only print the size of each file: raw, gzip 9, brotli 11.
    #[arg(long)]
    sizes: bool,
    /// The folder that `trunk build --release` wrote.
    dist: PathBuf,
}

/// The name of the one-file build.
const ONE_FILE: &str = "csto-explorer.html";
const START: &str = include_str!("../../assets/start-one-file.js");

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let done = if arguments.sizes { sizes(&arguments.dist) } else { publish(&arguments.dist) };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("publish: {why}");
            ExitCode::FAILURE
        }
    }
}

fn publish(dist: &Path) -> io::Result<()> {
    let index = fs::read_to_string(dist.join("index.html"))?;
    let page = Page::read(&index)?;
    let one_file = page.in_one_file(dist)?;
    fs::write(dist.join("index.html"), page.hosted())?;
    fs::write(dist.join(ONE_FILE), one_file)
}

/// Trunk's page, taken apart.
struct Page<'a> {
    /// Up to the policy of `trunk serve`.
    before_policy: &'a str,
    /// From after it.
    after_policy: &'a str,
    /// Elements that name files of their own, as written in the page.
    links: Vec<Element<'a>>,
}

/// An element that names a file.
struct Element<'a> {
    whole: &'a str,
    kind: Kind<'a>,
}

enum Kind<'a> {
    Style(&'a str),
    Icon(&'a str),
    Preload,
    Trouble(&'a str),
    Start { glue: &'a str, wasm: &'a str },
}

impl<'a> Page<'a> {
    fn read(index: &'a str) -> io::Result<Page<'a>> {
        let mark = "<meta http-equiv=\"Content-Security-Policy\"";
        let start = index.find(mark).ok_or_else(|| odd("index.html has no policy to replace"))?;
        let end = start + index[start..].find('>').ok_or_else(|| odd("the policy has no end"))? + 1;
        let mut links = Vec::new();
        for whole in elements(index, "<link ", ">").chain(elements(index, "<script ", "</script>"))
        {
            links.push(Element { whole, kind: kind(whole)? });
        }
        Ok(Page { before_policy: &index[..start], after_policy: &index[end..], links })
    }

    /// The page for a host: everything beside it.
    fn hosted(&self) -> String {
        let policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'";
        self.before_policy.to_owned() + &meta(policy) + &without_nonces(self.after_policy)
    }

    /// The page in one file: everything inside it.
    fn in_one_file(&self, dist: &Path) -> io::Result<String> {
        let text = |name: &str| fs::read_to_string(dist.join(name.trim_start_matches("./")));
        let (mut styles, mut scripts) = (String::new(), Vec::new());
        let mut head = self.before_policy.to_owned() + "\u{0}" + &without_nonces(self.after_policy);
        for element in &self.links {
            let inline = match element.kind {
                Kind::Style(name) => {
                    styles.push_str(&text(name)?);
                    String::new()
                }
                Kind::Icon(name) => {
                    let icon = BASE64.encode(text(name)?);
                    format!("<link rel=\"icon\" href=\"data:image/svg+xml;base64,{icon}\">")
                }
                Kind::Preload => String::new(),
                Kind::Trouble(name) => {
                    let script = text(name)?;
                    scripts.push(script.clone());
                    format!("<script>{script}</script>")
                }
                Kind::Start { glue, wasm } => {
                    let script = embedded(&text(glue)?)? + START;
                    scripts.push(script.clone());
                    let wasm = fs::read(dist.join(wasm.trim_start_matches("./")))?;
                    let packed = BASE64.encode(gzip(&wasm)?);
                    format!(
                        "<script type=\"text/plain\" id=\"wasm\">{packed}</script>\n<script type=\"module\">{script}</script>"
                    )
                }
            };
            let whole = without_nonces(element.whole);
            if !head.contains(&whole) {
                return Err(odd(&format!("{whole} is not where it should be")));
            }
            head = head.replacen(&whole, &inline, 1);
        }
        if scripts.iter().any(|script| script.contains("</script")) {
            return Err(odd("a script would end the element it is put into"));
        }
        let hashes: Vec<String> = scripts.iter().map(|script| hash(script)).collect();
        let policy = format!(
            "default-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src {}; img-src data:; base-uri 'none'; form-action 'none'",
            hashes.join(" "),
            hash(&styles)
        );
        Ok(head.replacen('\u{0}', &format!("{}\n<style>{styles}</style>", meta(&policy)), 1))
    }
}

fn odd(what: &str) -> io::Error {
    io::Error::new(
        io::ErrorKind::InvalidData,
        format!("{what}; was dist/ written by `trunk build --release`?"),
    )
}

fn elements<'a>(page: &'a str, open: &'a str, close: &'a str) -> impl Iterator<Item = &'a str> {
    page.match_indices(open).filter_map(move |(start, _)| {
        let rest = &page[start..];
        rest.find(close).map(|end| &rest[..end + close.len()])
    })
}

fn kind(element: &str) -> io::Result<Kind<'_>> {
    let attribute = |name: &str| {
        let start = element.find(&format!(" {name}=\""))? + name.len() + 3;
        element[start..].split('"').next()
    };
    let found = match (attribute("rel"), attribute("href"), attribute("src")) {
        (Some("stylesheet"), Some(name), _) => Some(Kind::Style(name)),
        (Some("icon"), Some(name), _) => Some(Kind::Icon(name)),
        (Some("preload" | "modulepreload"), _, _) => Some(Kind::Preload),
        (_, _, Some(name)) if name.ends_with("trouble.js") => Some(Kind::Trouble(name)),
        _ => attribute("data-glue")
            .zip(attribute("data-wasm"))
            .map(|(glue, wasm)| Kind::Start { glue, wasm }),
    };
    found.ok_or_else(|| odd(&format!("the element {element} is not known here")))
}

/// The glue as a part of a module script: it exports nothing and has no address of its own.
fn embedded(glue: &str) -> io::Result<String> {
    let export = "export { initSync, __wbg_init as default };";
    let address = "new URL('csto-explorer_bg.wasm', import.meta.url)";
    if !glue.contains(export) || !glue.contains(address) {
        return Err(odd("the glue is not as this version of wasm-bindgen writes it"));
    }
    Ok(glue.replace(export, "").replace(address, "undefined"))
}

fn meta(policy: &str) -> String {
    format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">")
}

/// `trunk serve` fills these in; a folder of files has nobody to.
fn without_nonces(page: &str) -> String {
    page.replace(" nonce=\"TRUNKNONCE\"", "")
}

fn hash(text: &str) -> String {
    format!("'sha256-{}'", BASE64.encode(Sha256::digest(text.as_bytes())))
}

fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

fn brotli(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut out = Vec::new();
    let settings =
        brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &settings)?;
    Ok(out)
}

fn sizes(dist: &Path) -> io::Result<()> {
    let mut names: Vec<PathBuf> =
        fs::read_dir(dist)?.map(|e| Ok(e?.path())).collect::<io::Result<_>>()?;
    names.sort();
    let mut out =
        String::from("| file | raw | gzip 9 | brotli 11 |\n| --- | ---: | ---: | ---: |\n");
    let mut hosted = [0; 3];
    for path in names {
        let bytes = fs::read(&path)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let row = [bytes.len(), gzip(&bytes)?.len(), brotli(&bytes)?.len()];
        out.push_str(&format!("| {name} | {} | {} | {} |\n", row[0], row[1], row[2]));
        if name != ONE_FILE {
            hosted.iter_mut().zip(row).for_each(|(sum, size)| *sum += size);
        }
    }
    out.push_str(&format!(
        "| all but {ONE_FILE} | {} | {} | {} |\n",
        hosted[0], hosted[1], hosted[2]
    ));
    io::stdout().write_all(out.as_bytes())
}
