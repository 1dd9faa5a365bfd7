package message

// starter are the codes about starting a policy.
func starter() []Entry {
	return []Entry{
		{Code: "new-title", Meaning: "a title that cannot be one",
			ZH: "名称“{got}”不能用：1到128个字，两端不留空格", EN: "\"{got}\" cannot be the title: 1 to 128 characters, no blanks at its ends"},
		{Code: "new-id", Meaning: "an id that cannot be one",
			ZH: "编号“{got}”不能用：1到128个字，两端不留空格", EN: "\"{got}\" cannot be the id: 1 to 128 characters, no blanks at its ends"},
		{Code: "new-year", Meaning: "a programme year that is none", Example: "merit new x --title 补助 --year 25",
			ZH: "年度“{got}”应写四位数，如 2025", EN: "\"{got}\" is no year; write it like 2025"},
		{Code: "new-kind", Meaning: "an unknown way to fund", Example: "merit new x --title 补助 --kind lottery",
			ZH: "没有“{got}”这种支持办法：places 排名取前几名，tiers 分两档，share 按比例分钱，recognise 只认定", EN: "there is no way to fund called \"{got}\": places, tiers, share or recognise"},
		{Code: "new-places", Meaning: "a number of places that is none", Example: "merit new x --title 补助 --places 几家",
			ZH: "名额“{got}”应是正整数", EN: "\"{got}\" places: write a whole number above 0"},
		{Code: "new-cap", Meaning: "a cap that is no amount", Example: "merit new x --title 补助 --cap 二十万",
			ZH: "每家上限“{got}”应写金额，如 200000 或 20万，不带角分", EN: "\"{got}\" is no whole amount; write it like 200000"},
		{Code: "new-budget", Meaning: "a budget that is no amount", Example: "merit new x --title 补助 --budget 五百万",
			ZH: "资金总额“{got}”应写金额，如 5000000 或 500万，不带角分", EN: "\"{got}\" is no whole amount; write it like 5000000"},
		{Code: "new-currency", Meaning: "a currency that is none",
			ZH: "币种“{got}”应写字母代码，如 CNY", EN: "\"{got}\" is no currency; write its code, as EUR"},
		{Code: "new-timezone", Meaning: "a time zone that is none",
			ZH: "时区“{got}”应写成 Asia/Shanghai 这样", EN: "\"{got}\" is no time zone; write it like Europe/Berlin"},
		{Code: "new-from", Meaning: "an example that does not exist", Example: "merit new x --from chongqin-2025",
			ZH: "没有叫“{got}”的例子⟦，是否指 {near}？⟧；merit new --list 列出全部", EN: "there is no example \"{got}\"⟦; did you mean {near}?⟧; merit new --list shows all"},
		{Code: "new-flags", Meaning: "options that do not go with --from", Example: "merit new x --from chongqing-2025 --places 5",
			ZH: "从例子开始时不能用 {flag}：改名额和金额请改做好的文件", EN: "{flag} does not go with --from: change the numbers in the files that are made"},
		{Code: "new-idle", Meaning: "an answer that this kind of policy has no use for", Example: "merit new x --title 补助 --kind places --budget 500万",
			ZH: "“{kind}”这种支持办法用不着 {flag}", EN: "{flag} is of no use where --kind is {kind}"},
		{Code: "new-exists", Meaning: "a file that is there already; nothing was written", Example: "merit new .",
			ZH: "{file} 已经有了，什么也没有写。换一个文件夹", EN: "{file} is there already; nothing was written. Choose another folder"},
		{Code: "new-ended", Meaning: "the answers ended before the questions",
			ZH: "还没有答完就没有输入了，什么也没有写。也可以直接给 --title 或 --from", EN: "the answers ended before the questions; nothing was written. --title or --from make the dialogue unnecessary"},
		{Code: "new-next", Meaning: "what to do with the files that were made",
			ZH: "做好了。接下来：merit check {policy}，merit test {tests}，然后照通知改", EN: "Done. Next: merit check {policy}, merit test {tests}, then make it what the notice says"},
	}
}
