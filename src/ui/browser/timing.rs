//! User Timing: measures that a performance panel and the tests can read.

use super::window;
use web_sys::Performance;

fn performance() -> Option<Performance> {
    window()?.performance()
}

/// Milliseconds since the page was opened; 0 where there is no clock.
pub fn now() -> f64 {
    performance().map_or(0.0, |performance| performance.now())
}

/// Runs something and records how long it took.
pub fn measured<T>(name: &str, run: impl FnOnce() -> T) -> T {
    start(name);
    let result = run();
    end(name);
    result
}

/// Marks the beginning of what [`end`] measures.
pub fn start(name: &str) {
    if let Some(performance) = performance() {
        let _ = performance.mark(&mark(name));
    }
}

/// Records the time since [`start`]; nothing where it never started.
pub fn end(name: &str) {
    if let Some(performance) = performance() {
        let _ = performance.measure_with_start_mark(name, &mark(name));
        performance.clear_marks_with_mark_name(&mark(name));
    }
}

fn mark(name: &str) -> String {
    format!("{name}-start")
}
