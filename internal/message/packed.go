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
		{Code: "build-output", Meaning: "merit build without the file to write", Example: "merit build policy.yaml",
			ZH: "要写到哪个文件：merit build 政策 -o policy.merit", EN: "which file is to be written: merit build POLICY -o policy.merit"},
		{Code: "build-over", Meaning: "merit build onto a file of the policy itself", Example: "merit build policy.yaml -o policy.yaml",
			ZH: "{file} 是政策自己的文件，不能写在它上面", EN: "{file} is a file of the policy itself and is not written over"},
		{Code: "build-done", Meaning: "a policy was packed", Example: "merit build policy.yaml -o policy.merit",
			ZH: "{file}：“{title}”（{id}，版本 {version}），{bytes} 字节，打包格式 {format}，政策 SHA-256 {hash}", EN: "{file}: {title} ({id}, version {version}), {bytes} bytes in format {format}, policy SHA-256 {hash}"},
		{Code: "build-full", Meaning: "a packed policy that only the full engine can run", Example: "require: 名称 matches \"^重庆\"",
			ZH: "{file}：“{expression}”用到 matches，小引擎不含正则表达式，申报人网页要用完整引擎", EN: "{file}: “{expression}” uses matches; the small engine has no regular expressions, so applicants' pages need the full one"},
	}
}
