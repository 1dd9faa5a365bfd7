// Package examples holds published programmes as policies, with applications and
// tests: what `merit new --from NAME` starts from.
package examples

import "embed"

// Files are the folders of the examples. A folder with a policy.yaml is one.
//
//go:embed */*.yaml */*.md */*.csv */*.json */*.jsonl */*.txt
var Files embed.FS
