# serve, test, build, check, clean. Everything needed is set up on the first run, outside the work tree.
#
# CORPUS the folder the explorer is built from; assets/corpus unless named
# TOOLS  where Trunk and wasm-bindgen are kept (a folder; made when missing)
# FUZZ, SECONDS_EACH  what make fuzz tries, and how long
# BENCH  options of make bench, VISIT of make visit: see tests/bench/README.md

SHELL := /bin/bash
TOOLS ?= $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/csto-explorer
TOOLCHAIN := $(shell sed -n 's/^channel = "\(.*\)"/\1/p' rust-toolchain.toml)
TRUNK_VERSION := 0.21.14
# The glue generator must be the very version the library was locked at.
BINDGEN_VERSION := $(shell sed -n '/^name = "wasm-bindgen"$$/{n;s/^version = "\(.*\)"/\1/p}' Cargo.lock)
FUZZ_VERSION := 0.13.1
TRUNK := $(TOOLS)/trunk-$(TRUNK_VERSION)/bin/trunk
BINDGEN := $(TOOLS)/wasm-bindgen-$(BINDGEN_VERSION)/bin/wasm-bindgen
CARGO_FUZZ := $(TOOLS)/cargo-fuzz-$(FUZZ_VERSION)/bin/cargo-fuzz
export PATH := $(dir $(TRUNK)):$(dir $(BINDGEN)):$(dir $(CARGO_FUZZ)):$(PATH)
# The program carries no folder of the machine that built it.
CARGO_HOME ?= $(HOME)/.cargo
# (Flags can't name a folder with a space in it; there the program keeps it.)
ifeq ($(words $(CARGO_HOME) $(CURDIR)),2)
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS := --remap-path-prefix=$(CARGO_HOME)/registry/src= --remap-path-prefix=$(CURDIR)=
endif
# Tools run once a build: quick to compile matters more than quick to run.
INSTALL := CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_TARGET_DIR=$(TOOLS)/build cargo install --quiet --force

# The tools share a build folder, and the tests the machine.
.NOTPARALLEL:
.PHONY: help serve build test check readme sizes bench visit fuzz clean tools browsers toolchain

help: ## say what can be made
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile

serve: tools ## serve the explorer on http://127.0.0.1:8080 and rebuild it on every change
	trunk serve --dist target/serve

build: tools ## write dist/: a folder for any static host, and csto-explorer.html, the whole in one file
	trunk build --release
	cargo run --quiet --no-default-features --bin publish -- dist

test: build browsers ## every test: format, lints, core, components, end to end in real browsers
	cargo fmt --check
	cargo clippy --quiet --all-targets -- -D warnings
	cargo clippy --quiet --target wasm32-unknown-unknown --lib --bin csto-explorer -- -D warnings
	cargo test --quiet
	cargo test --quiet --test browser

check: toolchain ## check the corpus alone, with every warning
	cargo run --quiet --no-default-features --bin csto -- check

readme: toolchain ## renew the table of the corpus in README.md
	cargo run --quiet --no-default-features --bin csto -- stats --readme README.md

sizes: build ## the size of each file of dist/: raw, gzip, brotli
	cargo run --quiet --release --no-default-features --bin publish -- --sizes dist

bench: toolchain ## measure the search beside its peers (minutes; needs node, python3, chromium, wamerican)
	node tests/bench/run.mjs --cache $(TOOLS)/bench $(BENCH)

visit: tools ## measure in Chromium what a reader of 10,000 records waits for (minutes; needs as bench)
	node tests/bench/visit/run.mjs --cache $(TOOLS)/bench $(VISIT)

FUZZ ?= language address packed segment
SECONDS_EACH ?= 60
FUZZED := $(TOOLS)/fuzz
fuzz: toolchain $(CARGO_FUZZ) ## look for inputs that break a reader, a minute for each (nightly compiler)
	@rustup toolchain list | grep -q ^nightly || rustup toolchain install nightly --profile minimal --no-self-update
	CARGO_TARGET_DIR=$(FUZZED)/build cargo run --quiet --manifest-path tests/fuzz/Cargo.toml --example seeds -- tests/golden $(FUZZED)
	for target in $(FUZZ); do \
	  mkdir -p $(FUZZED)/found; \
	  cargo +nightly fuzz run --fuzz-dir tests/fuzz --target-dir $(FUZZED)/build $$target $(FUZZED)/$$target -- \
	    -max_total_time=$(SECONDS_EACH) -timeout=10 -artifact_prefix=$(FUZZED)/found/$$target- || exit 1; \
	done
	@rm -rf tests/fuzz/artifacts

clean: ## undo make build
	rm -rf dist target

tools: toolchain $(TRUNK) $(BINDGEN)

toolchain:
	@command -v rustup >/dev/null || { echo "rustup is needed: see https://rustup.rs"; exit 1; }
	@rustup target list --installed --toolchain $(TOOLCHAIN) 2>/dev/null | grep -q wasm32-unknown-unknown \
	  && cargo clippy --version >/dev/null 2>&1 && cargo fmt --version >/dev/null 2>&1 \
	  || { echo "Installing Rust $(TOOLCHAIN) with the wasm32 target (about a minute)…"; \
	       rustup toolchain install $(TOOLCHAIN) --profile minimal --component clippy,rustfmt --target wasm32-unknown-unknown --no-self-update; }

$(TRUNK): | toolchain
	@echo "Compiling Trunk $(TRUNK_VERSION) into $(TOOLS), once (about four minutes)…"
	$(INSTALL) --locked trunk --version $(TRUNK_VERSION) --no-default-features --features rustls --root $(TOOLS)/trunk-$(TRUNK_VERSION)
	@rm -rf $(TOOLS)/build

# Without --locked: its lock file names a crate version that was withdrawn.
$(BINDGEN): | toolchain
	@echo "Compiling wasm-bindgen $(BINDGEN_VERSION) into $(TOOLS), once (about two minutes)…"
	$(INSTALL) wasm-bindgen-cli --version $(BINDGEN_VERSION) --no-default-features --root $(TOOLS)/wasm-bindgen-$(BINDGEN_VERSION)
	@rm -rf $(TOOLS)/build

$(CARGO_FUZZ): | toolchain
	@echo "Compiling cargo-fuzz $(FUZZ_VERSION) into $(TOOLS), once (about a minute)…"
	$(INSTALL) --locked cargo-fuzz --version $(FUZZ_VERSION) --root $(TOOLS)/cargo-fuzz-$(FUZZ_VERSION)
	@rm -rf $(TOOLS)/build

BROWSERS := chromium chromedriver firefox-esr
PACKAGES := chromium chromium-driver firefox-esr fonts-dejavu-core
browsers:
	@command -v $(BROWSERS) >/dev/null && [ "$$(command -v $(BROWSERS) | wc -l)" = 3 ] && exit 0; \
	as_root=; [ "$$(id -u)" = 0 ] || as_root=sudo; \
	if ! command -v apt-get >/dev/null; then \
	  echo "The tests need $(BROWSERS) on PATH, and this system has no apt-get to install them with. Install them, then run make test again."; exit 1; \
	elif [ -n "$$as_root" ] && ! command -v sudo >/dev/null; then \
	  echo "The tests need $(BROWSERS). As root: apt-get install $(PACKAGES). Then run make test again."; exit 1; \
	fi; \
	echo "Installing Chromium, its driver and Firefox from the system's packages (about a minute)…"; \
	$$as_root apt-get update -qq && $$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(PACKAGES) >/dev/null
