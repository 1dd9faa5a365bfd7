package message

// packed are the codes of policies that were packed into one file.
func packed() []Entry {
	return []Entry{
		{Code: "packed-other", Meaning: "a file that is no packed policy", Example: "policy.yaml",
			ZH: "这不是打包的政策文件（应由 merit build 生成）", EN: "this is no packed policy: make one with merit build"},
		{Code: "packed-format", Meaning: "a packed policy of another format than this engine reads", Example: "merit-policy 99",
			ZH: "打包格式为 {format}，本引擎只读格式 {want}：请用同一版本的 merit build 重新打包", EN: "this is packed in format {format} and the engine reads format {want}: pack it again with merit build of this version"},
		{Code: "packed-damaged", Meaning: "a packed policy that was cut or changed",
			ZH: "打包的政策文件不完整或被改动", EN: "the packed policy was cut or changed"},
		{Code: "packed-matches", Meaning: "a packed policy with a regular expression in the small browser build",
			ZH: "“{expression}”用到 matches，小引擎不含正则表达式：请改用完整引擎", EN: "“{expression}” uses matches, and the small engine has no regular expressions: load the full engine"},
	}
}
