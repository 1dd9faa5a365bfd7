package message

// jsonapi are the codes of requests to the JSON door.
func jsonapi() []Entry {
	return []Entry{
		{Code: "api-set-name", Meaning: "a setting of a name that cannot be set", Example: "merit eval 1 --set 总分=1",
			ZH: "“{name}”不是可以设定的输入或参数", EN: "\"{name}\" is no input or parameter that can be set"},
		{Code: "api-set-value", Meaning: "a setting whose value cannot be read",
			ZH: "--set {name}={seen}：{what}", EN: "--set {name}={seen}: {what}"},
		{Code: "api-request", Meaning: "a request that cannot be understood", Example: `{"call": "fly"}`,
			ZH: "请求无法理解：{what}", EN: "the request cannot be understood: {what}"},
		{Code: "api-packed", Meaning: "a call that needs the text of a policy that was packed", Example: `{"call": "run", "policy": {"packed": "..."}}`,
			ZH: "打包的政策不能用于 {call}：需要政策原文", EN: "a packed policy does not do for {call}, which needs the policy's text"},
		{Code: "api-packed-only", Meaning: "a policy's text in the small browser build", Example: `{"call": "open", "policy": {"text": "..."}}`,
			ZH: "小引擎只读 merit build 生成的打包文件，不读政策原文", EN: "the small engine takes the file that merit build writes, not a policy's text"},
		{Code: "api-no-applicant", Meaning: "an id that no applicant has",
			ZH: "没有编号为“{id}”的申报", EN: "no applicant has the id \"{id}\""},
	}
}
