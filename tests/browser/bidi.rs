//! A browser driven over WebDriver BiDi (W3C): one protocol for Chromium and Firefox.

use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use tungstenite::{Message, WebSocket, stream::MaybeTlsStream};

/// Which browser.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Browser {
    Chromium,
    Firefox,
}

/// How a window is.
#[derive(Clone, Copy, Debug)]
pub struct Window {
    pub width: u32,
    pub height: u32,
    pub dark: bool,
    pub reduced_motion: bool,
}

/// A desktop window.
pub const DESKTOP: Window = Window { width: 1400, height: 900, dark: false, reduced_motion: false };
/// The narrowest window that must do.
pub const PHONE: Window = Window { width: 320, height: 640, dark: false, reduced_motion: false };

/// A running browser with one tab; closed when dropped.
pub struct Session {
    socket: WebSocket<MaybeTlsStream<TcpStream>>,
    process: Child,
    profile: PathBuf,
    last_id: u64,
    /// Events so far, in order.
    pub events: Vec<Value>,
    /// The tab.
    pub tab: String,
}

impl Session {
    /// Starts a browser.
    pub fn start(browser: Browser, window: Window) -> Session {
        let profile = std::env::temp_dir().join(format!(
            "csto-explorer-{}-{:?}",
            std::process::id(),
            std::thread::current().id()
        ));
        let _ = std::fs::remove_dir_all(&profile);
        std::fs::create_dir_all(&profile).expect("a folder for the browser's profile");
        let (process, address) = match browser {
            Browser::Chromium => chromedriver(),
            Browser::Firefox => firefox(&profile, window),
        };
        let (socket, _) = tungstenite::connect(&address).expect("the browser's socket");
        let tab = String::new();
        let mut session = Session {
            socket,
            process,
            profile: profile.clone(),
            last_id: 0,
            events: Vec::new(),
            tab,
        };
        session.command(
            "session.new",
            json!({ "capabilities": { "alwaysMatch": wanted(browser, &profile, window) } }),
        );
        let events = ["log.entryAdded", "network.beforeRequestSent"];
        session.command("session.subscribe", json!({ "events": events }));
        let tabs = session.command("browsingContext.getTree", json!({}));
        session.tab = tabs["contexts"][0]["context"].as_str().expect("a tab").to_owned();
        let viewport = json!({ "context": session.tab, "viewport": { "width": window.width, "height": window.height } });
        session.command("browsingContext.setViewport", viewport);
        session
    }

    /// Sends a command and waits for its result.
    pub fn command(&mut self, method: &str, params: Value) -> Value {
        self.try_command(method, params).unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// As [`Session::command`], where a refusal is an answer too.
    pub fn try_command(&mut self, method: &str, params: Value) -> Result<Value, String> {
        self.last_id += 1;
        let id = self.last_id;
        let message = json!({ "id": id, "method": method, "params": params });
        self.socket.send(Message::text(message.to_string())).expect("sent to the browser");
        loop {
            let message = self.socket.read().expect("an answer of the browser");
            let Message::Text(text) = message else { continue };
            let answer: Value = serde_json::from_str(&text).expect("JSON of the browser");
            if answer["id"] == json!(id) {
                return match answer["type"].as_str() {
                    Some("success") => Ok(answer["result"].clone()),
                    _ => Err(format!("{}: {}", answer["error"], answer["message"])),
                };
            }
            if answer["type"] == "event" {
                self.events.push(answer);
            }
        }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let id = self.last_id + 1;
        let end = json!({ "id": id, "method": "session.end", "params": {} });
        // An answer isn't waited for: the process goes either way.
        let _ = self.socket.send(Message::text(end.to_string()));
        let _ = self.socket.read();
        let _ = self.process.kill();
        let _ = self.process.wait();
        let _ = std::fs::remove_dir_all(&self.profile);
    }
}

fn wanted(browser: Browser, profile: &std::path::Path, window: Window) -> Value {
    if browser == Browser::Firefox {
        return json!({});
    }
    let mut arguments: Vec<String> = [
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--hide-scrollbars",
    ]
    .map(str::to_owned)
    .to_vec();
    arguments.push(format!("--user-data-dir={}", profile.display()));
    if window.dark {
        arguments.push("--blink-settings=preferredColorScheme=0".to_owned());
    }
    if window.reduced_motion {
        arguments.push("--force-prefers-reduced-motion".to_owned());
    }
    json!({ "webSocketUrl": true, "goog:chromeOptions": { "args": arguments } })
}

/// How often a process is started before it is given up. Chromedriver ends now and then where
/// the port it was given for one protocol is taken for the other.
const ATTEMPTS: usize = 3;

/// Starts a process and finds in what it prints the text after `mark`.
fn start(command: &mut Command, mark: &str, on_stderr: bool) -> (Child, String) {
    command.stdin(Stdio::null());
    let name = format!("{:?}", command.get_program());
    let started = (0..ATTEMPTS).find_map(|_| attempt(command, mark, on_stderr));
    started.unwrap_or_else(|| panic!("{name} ended before it was ready, {ATTEMPTS} times"))
}

/// Starts a process once; `None` where it ends before it prints `mark`.
fn attempt(command: &mut Command, mark: &str, on_stderr: bool) -> Option<(Child, String)> {
    let child = if on_stderr {
        command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn()
    } else {
        command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn()
    };
    let mut child = child.unwrap_or_else(|e| {
        panic!("{:?} does not start ({e}): run `make browsers`", command.get_program())
    });
    let output: Box<dyn std::io::Read + Send> = if on_stderr {
        Box::new(child.stderr.take().expect("stderr"))
    } else {
        Box::new(child.stdout.take().expect("stdout"))
    };
    let mut lines = BufReader::new(output).lines();
    let found = lines
        .by_ref()
        .map_while(Result::ok)
        .find_map(|line| line.split_once(mark).map(|(_, rest)| rest.trim().to_owned()));
    // Goes on reading, so that the process never waits for a full pipe.
    std::thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
    found.map(|found| (child, found))
}

fn chromedriver() -> (Child, String) {
    let (child, port) =
        start(Command::new("chromedriver").arg("--port=0"), "started successfully on port ", false);
    (child, format!("ws://127.0.0.1:{}/session", port.trim_end_matches('.')))
}

fn firefox(profile: &std::path::Path, window: Window) -> (Child, String) {
    let dark = if window.dark { "user_pref(\"ui.systemUsesDarkTheme\", 1);\n" } else { "" };
    std::fs::write(profile.join("user.js"), dark).expect("Firefox preferences");
    let mut command = Command::new("firefox-esr");
    command
        .args(["--headless", "--no-remote", "--remote-debugging-port=0", "--profile"])
        .arg(profile);
    let (child, address) = start(&mut command, "WebDriver BiDi listening on ", true);
    (child, format!("{address}/session"))
}
