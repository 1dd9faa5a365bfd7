module github.com/merit-rules/merit/judge

go 1.26.6

require github.com/merit-rules/merit v0.0.0

replace github.com/merit-rules/merit => ..
