package message

// layout are the codes of the canonical layout.
func layout() []Entry {
	return []Entry{
		{Code: "layout-form", Meaning: "a form of YAML that `merit fmt` does not lay out", Example: "merit fmt policy.yaml",
			ZH: "这里的写法无法排版，文件原样未动；请改成普通的“键: 值”或列表写法", EN: "this form is not laid out, and the file is left as it is; write it as plain \"key: value\" or as a list"},
	}
}
