//! A plain static host for `dist/`, without rewrite rules, that remembers what was asked for.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

/// The folder that `make build` wrote.
pub fn dist() -> PathBuf {
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist");
    assert!(dist.join("csto-explorer.html").is_file(), "dist/ is not built: run `make build`");
    dist
}

/// A host, running as long as the test does.
pub struct Host {
    asked: Arc<Mutex<Vec<String>>>,
    /// Where the explorer is, with a slash at the end.
    pub address: String,
}

impl Host {
    /// Serves `dist/` at the root.
    pub fn root() -> Host {
        Host::at("/", dist())
    }

    /// Serves a folder below a path, which begins and ends with a slash.
    pub fn at(path: &'static str, folder: PathBuf) -> Host {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let remember = asked.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let (folder, remember) = (folder.clone(), remember.clone());
                // A connection the browser only keeps in reserve must not hold up another.
                std::thread::spawn(move || answer(stream, &folder, path, &remember));
            }
        });
        Host { asked, address: format!("http://127.0.0.1:{port}{path}") }
    }

    /// The paths asked for so far.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().expect("the list of requests").clone()
    }
}

/// Answers one request; the browser may go away at any time, which is no matter.
fn answer(
    mut stream: TcpStream,
    folder: &Path,
    path: &str,
    asked: &Mutex<Vec<String>>,
) -> Option<()> {
    let head: Vec<String> = BufReader::new(stream.try_clone().ok()?)
        .lines()
        .map_while(Result::ok)
        .take_while(|line| !line.is_empty())
        .collect();
    let url = head.first()?.split(' ').nth(1)?;
    asked.lock().ok()?.push(url.to_owned());
    let (status, kind, bytes) = match file(folder, path, url) {
        Some((bytes, kind)) => ("200 OK", kind, bytes),
        None => ("404 Not Found", "text/plain", Vec::new()),
    };
    let length = bytes.len();
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).ok()?;
    stream.write_all(&bytes).ok()
}

fn file(folder: &Path, path: &str, url: &str) -> Option<(Vec<u8>, &'static str)> {
    let name = url.split('?').next()?.strip_prefix(path)?;
    let name = if name.is_empty() { "index.html" } else { name };
    let kind = match name.rsplit('.').next()? {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript",
        "css" => "text/css",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        _ => return None,
    };
    Some((std::fs::read(folder.join(name)).ok()?, kind))
}
