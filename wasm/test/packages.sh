#!/usr/bin/env bash
# Installs what the tests need of Debian and is not there: a browser, and what the hosts
# in C and Python are built with.
set -euo pipefail
missing=()
need() { command -v "$1" >/dev/null || missing+=("${@:2}"); }
need "${CHROMIUM:-/usr/bin/chromium}" chromium
need wasm2c wabt
need tcc tcc
need cc gcc libc6-dev
need python3 python3
[ ${#missing[@]} = 0 ] && exit 0
as_root=; [ "$(id -u)" = 0 ] || as_root=sudo
$as_root apt-get update -q
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -yq --no-install-recommends "${missing[@]}"
