//! What a person does with the page and sees of it.

use crate::bidi::{Browser, Session, Window};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// Seconds after which something that should happen has not.
const PATIENCE: u32 = 15;

/// True when the explorer has drawn a page.
const THERE: &str = "document.querySelector('[role=status], main.record, main.page') !== null";

/// A page in a browser.
pub struct Page {
    session: Session,
}

impl Page {
    /// Opens an address and waits until the explorer is there.
    pub fn open(browser: Browser, window: Window, address: &str) -> Page {
        let mut page = Page::visit(browser, window, address);
        page.wait_for("the explorer", THERE);
        page
    }

    /// Opens an address in a browser that has no WebAssembly.
    pub fn visit_without_wasm(window: Window, address: &str) -> Page {
        let mut page = Page { session: Session::start(Browser::Chromium, window) };
        let script = json!({ "functionDeclaration": "() => { delete window.WebAssembly; }" });
        page.session.command("script.addPreloadScript", script);
        page.go(address);
        page
    }

    /// Opens an address and doesn't wait.
    pub fn visit(browser: Browser, window: Window, address: &str) -> Page {
        let mut page = Page { session: Session::start(browser, window) };
        page.listen();
        page.go(address);
        page
    }

    /// Notes violations of the policy and shifts of the layout from the first moment on.
    fn listen(&mut self) {
        let script = "() => {
            window.violations = [];
            document.addEventListener('securitypolicyviolation', (e) => window.violations.push(e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sample));
            window.shifts = 0;
            if (window.PerformanceObserver && PerformanceObserver.supportedEntryTypes.includes('layout-shift'))
                new PerformanceObserver((list) => { for (const e of list.getEntries()) if (!e.hadRecentInput) window.shifts += e.value; }).observe({ type: 'layout-shift', buffered: true });
        }";
        self.session.command("script.addPreloadScript", json!({ "functionDeclaration": script }));
    }

    /// Goes to an address, as typed into the bar.
    pub fn go(&mut self, address: &str) {
        let here = self.try_eval("location.href").unwrap_or_default();
        let document = |address: &str| address.split('#').next().unwrap_or_default().to_owned();
        if document(here.as_str().unwrap_or_default()) == document(address) {
            self.eval(&format!("(location.href = {}, true)", json!(address)));
            self.settle();
        } else {
            let tab = self.session.tab.clone();
            let params = json!({ "context": tab, "url": address, "wait": "none" });
            self.load("browsingContext.navigate", params);
        }
    }

    /// Runs a command that brings another document, and waits until that is complete. The
    /// protocol's own waiting is not used: it never ends after moves within a document.
    fn load(&mut self, command: &str, params: Value) {
        let _ = self.try_eval("(window.left = true)");
        self.session.command(command, params);
        let deadline = Instant::now() + Duration::from_secs(PATIENCE.into());
        let arrived = "location.href !== 'about:blank' && window.left !== true && document.readyState === 'complete'";
        // Between two documents there is nowhere to ask.
        while !self.try_eval(arrived).is_ok_and(|value| value == json!(true)) {
            if Instant::now() > deadline {
                let state = self.try_eval("[location.href, window.left, document.readyState]");
                panic!("{command} doesn't end: {state:?}");
            }
        }
    }

    /// Runs an expression in the page and gives its value.
    pub fn eval(&mut self, expression: &str) -> Value {
        self.try_eval(expression).unwrap_or_else(|why| panic!("{expression}: {why}"))
    }

    fn try_eval(&mut self, expression: &str) -> Result<Value, String> {
        let result = self.session.try_command(
            "script.evaluate",
            json!({
                "expression": format!("(async () => JSON.stringify(await ({expression})))()"),
                "target": { "context": self.session.tab },
                "awaitPromise": true,
            }),
        )?;
        let text = result["result"]["value"].as_str().ok_or_else(|| result.to_string())?;
        serde_json::from_str(text).map_err(|e| e.to_string())
    }

    /// As text.
    pub fn text(&mut self, expression: &str) -> String {
        self.eval(expression).as_str().unwrap_or_default().to_owned()
    }

    /// As a whole number.
    pub fn number(&mut self, expression: &str) -> i64 {
        let value = self.eval(expression);
        value.as_i64().unwrap_or_else(|| panic!("{expression} is {value}"))
    }

    /// Waits until an expression is true, looking after every change of the page.
    pub fn wait_for(&mut self, what: &str, expression: &str) {
        let wait = format!(
            "new Promise((done) => {{
                const look = () => {{ if ({expression}) {{ observer.disconnect(); clearTimeout(end); done(true); }} }};
                const observer = new MutationObserver(look);
                const end = setTimeout(() => {{ observer.disconnect(); done(false); }}, {PATIENCE} * 1000);
                observer.observe(document, {{ subtree: true, childList: true, attributes: true, characterData: true }});
                look();
            }})"
        );
        let deadline = Instant::now() + Duration::from_secs(PATIENCE.into());
        loop {
            match self.try_eval(&wait) {
                Ok(value) if value == json!(true) => return,
                // Between two documents there is nowhere to ask: ask the next one.
                Err(_) if Instant::now() < deadline => {}
                _ => break,
            }
        }
        let shown = self.text("document.body.innerText");
        panic!("{what} did not come; the page shows:\n{shown}");
    }

    /// Waits until what was set off has been answered and drawn, and the filters after it; or has
    /// led to another document.
    pub fn settle(&mut self) {
        let _ = self.try_eval(
            "(async () => {
                const frame = () => new Promise(requestAnimationFrame);
                await frame();
                while (document.querySelector('[aria-busy=true]')) await frame();
                for (let task = 0; task < 8; task++) await new Promise((done) => setTimeout(done));
                await frame();
                await frame();
                return true;
            })()",
        );
    }

    /// The one element of a role and an accessible name.
    fn find(&mut self, role: &str, name: &str) -> Value {
        let tab = self.session.tab.clone();
        let locator = json!({ "type": "accessibility", "value": { "role": role, "name": name } });
        let found = self
            .session
            .command("browsingContext.locateNodes", json!({ "context": tab, "locator": locator }));
        let nodes = found["nodes"].as_array().cloned().unwrap_or_default();
        assert_eq!(nodes.len(), 1, "elements of role {role} named “{name}”");
        nodes[0].clone()
    }

    /// Whether there is an element of a role and an accessible name.
    pub fn has(&mut self, role: &str, name: &str) -> bool {
        let tab = self.session.tab.clone();
        let locator = json!({ "type": "accessibility", "value": { "role": role, "name": name } });
        let found = self
            .session
            .command("browsingContext.locateNodes", json!({ "context": tab, "locator": locator }));
        found["nodes"].as_array().is_some_and(|nodes| !nodes.is_empty())
    }

    /// Clicks the element of a role and an accessible name.
    pub fn click(&mut self, role: &str, name: &str) {
        let node = self.find(role, name);
        self.click_node(&node);
    }

    /// Clicks the element of a selector: for the names the page promises to those who drive it.
    pub fn click_on(&mut self, selector: &str) {
        let tab = self.session.tab.clone();
        let locator = json!({ "type": "css", "value": selector });
        let found = self
            .session
            .command("browsingContext.locateNodes", json!({ "context": tab, "locator": locator }));
        let node = found["nodes"][0].clone();
        assert!(node.is_object(), "nothing at {selector}");
        self.click_node(&node);
    }

    /// Ticks or unticks a value of a filter.
    pub fn tick(&mut self, facet: &str, code: &str) {
        self.click_on(&format!("input[name='{facet}'][value='{code}']"));
    }

    fn click_node(&mut self, node: &Value) {
        let shared = json!({ "sharedId": node["sharedId"] });
        self.session.command("script.callFunction", json!({
            "functionDeclaration": "(n) => { n.scrollIntoView({ block: 'center', inline: 'center' }); }",
            "arguments": [shared], "target": { "context": self.session.tab }, "awaitPromise": false,
        }));
        let origin = json!({ "type": "element", "element": shared });
        self.pointer(json!([
            { "type": "pointerMove", "x": 0, "y": 0, "origin": origin },
            { "type": "pointerDown", "button": 0 },
            { "type": "pointerUp", "button": 0 },
        ]));
    }

    /// Presses the pointer at one place of the window, moves it to another, and lets go.
    pub fn drag(&mut self, from: (i64, i64), to: (i64, i64)) {
        self.pointer(json!([
            { "type": "pointerMove", "x": from.0, "y": from.1 },
            { "type": "pointerDown", "button": 0 },
            { "type": "pointerMove", "x": (from.0 + to.0) / 2, "y": to.1 },
            { "type": "pointerMove", "x": to.0, "y": to.1 },
            { "type": "pointerUp", "button": 0 },
        ]));
    }

    fn pointer(&mut self, actions: Value) {
        let source = json!({ "type": "pointer", "id": "mouse", "parameters": { "pointerType": "mouse" }, "actions": actions });
        self.act(source);
    }

    /// Types a text at the focus.
    pub fn type_text(&mut self, text: &str) {
        let keys: Vec<String> = text.chars().map(String::from).collect();
        self.press(&keys.iter().map(String::as_str).collect::<Vec<_>>());
    }

    /// Presses keys, one after the other.
    pub fn press(&mut self, keys: &[&str]) {
        let actions: Vec<Value> = keys
            .iter()
            .flat_map(|key| {
                [
                    json!({ "type": "keyDown", "value": key }),
                    json!({ "type": "keyUp", "value": key }),
                ]
            })
            .collect();
        self.act(json!({ "type": "key", "id": "keyboard", "actions": actions }));
    }

    fn act(&mut self, source: Value) {
        let tab = self.session.tab.clone();
        self.session
            .command("input.performActions", json!({ "context": tab, "actions": [source] }));
        self.settle();
    }

    /// Types into the search box.
    pub fn search(&mut self, text: &str) {
        self.click("combobox", "Search the corpus");
        self.type_text(text);
    }

    /// Goes back or forward in the history.
    pub fn travel(&mut self, by: i32) {
        let address = self.address();
        self.eval(&format!("(history.go({by}), true)"));
        self.wait_for("another address", &format!("location.href !== {}", json!(address)));
        self.settle();
    }

    /// Loads the page again.
    pub fn reload(&mut self) {
        let tab = self.session.tab.clone();
        self.load("browsingContext.reload", json!({ "context": tab, "wait": "none" }));
        self.wait_for("the explorer", THERE);
    }

    /// The address in the bar.
    pub fn address(&mut self) -> String {
        self.text("location.href")
    }

    /// What stands after `#`.
    pub fn fragment(&mut self) -> String {
        self.text("location.hash")
    }

    /// What the page says of the number of results.
    pub fn status(&mut self) -> String {
        self.text("document.querySelector('[role=status]').textContent")
    }

    /// The ids of all results, in order; a long list is drawn to its end.
    pub fn results(&mut self) -> Vec<String> {
        let mut drawn = self.drawn();
        while self.eval("document.querySelector('.more-results') !== null") == json!(true) {
            self.eval("(document.querySelector('.more-results').click(), true)");
            self.settle();
            let before = drawn.len();
            drawn = self.drawn();
            assert!(drawn.len() > before, "the button for more draws nothing after {before}");
        }
        drawn
    }

    /// The ids of the results drawn so far, in order.
    pub fn drawn(&mut self) -> Vec<String> {
        let ids = self.eval("[...document.querySelectorAll('ol[aria-label=Results] > li[data-record]')].map((li) => li.dataset.record)");
        ids.as_array()
            .into_iter()
            .flatten()
            .filter_map(|id| id.as_str().map(str::to_owned))
            .collect()
    }

    /// The count beside a value of a filter.
    pub fn count(&mut self, facet: &str, code: &str) -> usize {
        let count = self.number(&format!(
            "Number(document.querySelector(\"input[name='{facet}'][value='{code}']\").closest('label').querySelector('[data-count]').textContent)"
        ));
        usize::try_from(count).unwrap()
    }

    /// What went wrong behind the scenes: console errors and violations of the policy.
    pub fn complaints(&mut self) -> Vec<String> {
        let violations = self.eval("window.violations");
        let logged = self.session.events.iter().filter(|event| event["method"] == "log.entryAdded");
        let errors = logged.filter(|event| event["params"]["level"] == "error");
        let mut complaints: Vec<String> =
            errors.map(|event| event["params"]["text"].to_string()).collect();
        complaints.extend(violations.as_array().into_iter().flatten().map(ToString::to_string));
        complaints
    }

    /// Every address requested so far.
    pub fn requests(&mut self) -> Vec<String> {
        // An answer that comes after all events before it.
        self.eval("true");
        let sent = self
            .session
            .events
            .iter()
            .filter(|event| event["method"] == "network.beforeRequestSent");
        sent.map(|event| event["params"]["request"]["url"].as_str().unwrap_or_default().to_owned())
            .collect()
    }

    /// Saves a picture of the window where `SHOTS` names a folder, to be looked at.
    pub fn shot(&mut self, name: &str) {
        let Ok(folder) = std::env::var("SHOTS") else { return };
        let tab = self.session.tab.clone();
        let picture =
            self.session.command("browsingContext.captureScreenshot", json!({ "context": tab }));
        let bytes = base64::Engine::decode(
            &base64::engine::general_purpose::STANDARD,
            picture["data"].as_str().unwrap_or_default(),
        );
        std::fs::create_dir_all(&folder).expect("the folder for pictures");
        std::fs::write(format!("{folder}/{name}.png"), bytes.expect("a picture"))
            .expect("a picture saved");
    }

    /// Prints the page; the size of the PDF, which is saved where `SHOTS` names a folder.
    pub fn print(&mut self, name: &str) -> usize {
        let tab = self.session.tab.clone();
        let printed = self.session.command("browsingContext.print", json!({ "context": tab }));
        let data = printed["data"].as_str().unwrap_or_default();
        let bytes = base64::Engine::decode(&base64::engine::general_purpose::STANDARD, data)
            .expect("a PDF");
        if let Ok(folder) = std::env::var("SHOTS") {
            std::fs::create_dir_all(&folder).expect("the folder for pictures");
            std::fs::write(format!("{folder}/{name}.pdf"), &bytes).expect("a PDF saved");
        }
        bytes.len()
    }
}
