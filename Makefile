# make demo   who is funded under the Chongqing notice, and why
# make test   every test of the core and the command: native with -race, js/wasm, short fuzzing
# make bench  every promised figure, as ratios in one run
# make wasm   both engines for browsers and other hosts, and what they weigh; fails above a budget
# make page   the applicant's page of a policy, a folder for any web server: make page POLICY=... SITE=...
# make judge  random lists against integer-programming solvers
GO ?= go
PUBLIC := ./schema ./eligibility ./evaluation ./allocation
FUZZTIME ?= 20s
JS_EXEC := $(shell $(GO) env GOROOT)/lib/wasm/go_js_wasm_exec

.PHONY: demo test test-native test-large test-command test-js test-fuzz bench build golden judge wasm test-wasm bench-wasm engines page test-page

demo: build
	@bin/merit run examples/chongqing-2025/policy.yaml examples/chongqing-2025/applications.json --as-of 2025-10-17 \
		--ledger examples/chongqing-2025/ledger.jsonl; status=$$?; [ $$status -le 1 ]
	@echo
	@bin/merit explain examples/chongqing-2025/policy.yaml examples/chongqing-2025/applications.json --as-of 2025-10-17 \
		--ledger examples/chongqing-2025/ledger.jsonl --id P14; status=$$?; [ $$status -le 1 ]

build:
	@mkdir -p bin
	@cd cmd/merit && $(GO) build -trimpath -o ../../bin/merit .

test: test-native test-large test-command test-js test-fuzz golden

# The race detector makes the random comparisons ten times slower, so they are
# smaller here and run in full below.
test-native:
	$(GO) test -race -timeout 20m ./...

test-large:
	$(GO) test -timeout 20m ./internal/proof/... ./internal/search ./internal/exact ./internal/formula ./internal/program

test-command:
	cd cmd/merit && $(GO) test -race -timeout 20m ./...

test-js:
	GOOS=js GOARCH=wasm $(GO) test -timeout 20m -exec="$(JS_EXEC)" $(PUBLIC)

# The npm package in Node, in Chromium and installed from its tarball; the same bytes from
# every host. Not yet part of `make test`: under wazero the full engine traps, and after
# 100,000 calls the small one holds 47 MB where 16 are allowed. Needs Node; installs Chromium and what hosts in C need where they are missing.
test-wasm: engines
	wasm/test/packages.sh
	cd wasm/test && npm ci --no-audit --no-fund && npm test

# Every fuzz target of every package, briefly. `make test-fuzz FUZZTIME=1h` runs them long.
test-fuzz:
	.ci/fuzz $(FUZZTIME)

# The goldens and the reference are made anew and must not differ from what is in git.
golden:
	cd cmd/merit && $(GO) test -run 'Golden|Documents' . -update
	$(GO) test ./internal/reference -update
	git diff --exit-code -- examples docs cmd/merit/testdata

# Both engines and the npm package into wasm/npm/dist, with a table of sizes. Needs Node.
wasm:
	node wasm/build.mjs --check

# What an applicant's page loads must be within its budget; `make wasm` asks it of all.
engines:
	node wasm/build.mjs --check merit-preview.wasm scripts

POLICY ?= examples/chongqing-2025/policy.yaml
SITE ?= dist/page
page: build engines
	@mkdir -p dist
	bin/merit build $(POLICY) -o dist/policy.merit
	node examples/preview/build.mjs dist/policy.merit $(SITE)

# People who fill the page in, in a real browser. Installs Chromium where there is none.
test-page: build engines
	wasm/test/packages.sh
	cd examples/preview/test && npm ci --no-audit --no-fund && npm test

bench:
	$(GO) test -run '^$$' -bench . -benchmem ./...

# Integer-programming solvers decide random lists, not in CI: it takes minutes.
# Needs npm; uses cbc and glpsol where they are installed.
judge:
	cd judge && npm install --no-audit --no-fund && GOWORK=off $(GO) run .

# The engines in WebAssembly against the native one, in Node and in Chromium, in one run.
# Times are reported, never asserted.
bench-wasm: engines
	wasm/test/packages.sh
	cd wasm/test && npm ci --no-audit --no-fund && node engines.mjs && node bench.mjs
