package message

// door are the codes of the command and of policy tests.
func door() []Entry {
	return []Entry{
		{Code: "door-command", Meaning: "a command that there is not", Example: "merit chek",
			ZH: "没有“{command}”这个命令⟦，是否指 {near}？⟧", EN: "there is no command \"{command}\"⟦; did you mean {near}?⟧"},
		{Code: "door-flag", Meaning: "an option that the command does not have", Example: "merit run --formt json",
			ZH: "没有选项 {flag}⟦，是否指 {near}？⟧", EN: "there is no option {flag}⟦; did you mean {near}?⟧"},
		{Code: "door-flag-value", Meaning: "an option without its value", Example: "merit run --format",
			ZH: "选项 {flag} 缺少值", EN: "option {flag} needs a value"},
		{Code: "door-flag-invalid", Meaning: "an option with a value it cannot have", Example: "merit run --format xml",
			ZH: "选项 {flag} 不接受“{seen}”⟦，可以是 {legal}⟧", EN: "option {flag} does not take \"{seen}\"⟦; it takes {legal}⟧"},
		{Code: "door-arguments", Meaning: "too few or too many arguments", Example: "merit run policy.yaml",
			ZH: "用法：{usage}", EN: "usage: {usage}"},
		{Code: "door-usage", Meaning: "arguments that cannot be read",
			ZH: "参数有误：{why}", EN: "wrong arguments: {why}"},
		{Code: "door-set", Meaning: "a setting that is not NAME=VALUE", Example: "merit run --set 合格完成率",
			ZH: "--set 应写成 名称=值，这里是“{seen}”", EN: "--set wants NAME=VALUE, not \"{seen}\""},
		{Code: "door-stdin-twice", Meaning: "standard input given for two files",
			ZH: "标准输入（-）只能读一次", EN: "standard input (-) can be read once only"},
		{Code: "door-missing", Meaning: "a file that there is not", Example: "merit check none.yaml",
			ZH: "{file}：没有这个文件", EN: "{file}: there is no such file"},
		{Code: "door-unreadable", Meaning: "a file that cannot be read",
			ZH: "{file}：无法读取（{why}）", EN: "{file}: cannot be read ({why})"},
		{Code: "door-not-file", Meaning: "a folder or device where a file is wanted",
			ZH: "{file}：不是普通文件", EN: "{file}: this is not a regular file"},
		{Code: "door-outside", Meaning: "a file that a test names outside its own folder",
			ZH: "{file}：只读测试所在文件夹以内的文件", EN: "{file}: only files below the folder of the tests are read"},
		{Code: "door-large", Meaning: "a file over the limit",
			ZH: "{file}：超过上限{limit}", EN: "{file}: larger than the limit of {limit}"},
		{Code: "door-write", Meaning: "a file that cannot be written", Example: "merit run -o no/such/out.json",
			ZH: "{file}：无法写入（{why}），原有内容未动", EN: "{file}: cannot be written ({why}); what was there is as it was"},
		{Code: "door-stdout", Meaning: "standard output failed",
			ZH: "标准输出写入失败（{why}），结果不完整", EN: "writing to standard output failed ({why}); the result is not complete"},
		{Code: "door-lock", Meaning: "a ledger that another process holds",
			ZH: "{file}：台账正被另一进程使用", EN: "{file}: another process is using the ledger"},
	}
}

// doorLedger are the codes of the ledger and of what is recorded in it.
func doorLedger() []Entry {
	return []Entry{
		{Code: "door-ledger-flag", Meaning: "--write-ledger without --ledger",
			ZH: "--write-ledger 需要同时给出 --ledger 文件", EN: "--write-ledger needs --ledger FILE"},
		{Code: "door-ledger-broken", Meaning: "a ledger with faults, which is not used",
			ZH: "{file}：台账有误，未使用，也未写入", EN: "{file}: the ledger is faulty; it was neither used nor written to"},
		{Code: "door-ledger-year", Meaning: "a ledger cannot be written without a programme year",
			ZH: "政策没有写 year，台账无法记录年度；请在政策中写明或用 --year 给出", EN: "the policy has no year, which the ledger needs: write it in the policy or give --year"},
		{Code: "door-ledger-added", Meaning: "how many events were written to a ledger", Example: "merit run --write-ledger",
			ZH: "台账 {file}：新增 {count} 条", EN: "ledger {file}: events added: {count}"},
		{Code: "door-record-flag", Meaning: "an option of merit ledger record that goes with another event", Example: "merit ledger record --event payment --rule 甲",
			ZH: "{flag} 只用于 --event {event}", EN: "{flag} goes with --event {event} only"},
		{Code: "door-record-payment", Meaning: "a payment to a party without an award", Example: "merit ledger record --event payment --id X",
			ZH: "台账里没有“{id}”{year}年度的支持记录；确需记录请加 --unlisted", EN: "the ledger holds no award of \"{id}\" in {year}; --unlisted records it all the same"},
		{Code: "door-record-lifted", Meaning: "the lifting of a sanction that nobody has", Example: "merit ledger record --event lifted --id X",
			ZH: "台账里没有“{id}”的处罚记录；确需记录请加 --unlisted", EN: "the ledger holds no sanction of \"{id}\"; --unlisted records it all the same"},
		{Code: "door-record-rule", Meaning: "the lifting of a sanction under a rule that was not applied", Example: "merit ledger record --event lifted --id P29 --rule X",
			ZH: "台账里“{id}”没有因“{rule}”受过处罚⟦，是否指 {near}？⟧", EN: "the ledger holds no sanction of \"{id}\" under {rule}⟦; did you mean {near}?⟧"},
		{Code: "door-record-over", Meaning: "more was paid than awarded",
			ZH: "提醒：“{id}”当年获支持{awarded}，连同这一笔已拨付{paid}", EN: "note: \"{id}\" was awarded {awarded} this year and has been paid {paid}, this payment included"},
		{Code: "door-record-held", Meaning: "an event that the ledger holds already",
			ZH: "台账 {file}：已有相同的一条，没有再记；若确是另一笔，请加 --again", EN: "ledger {file}: an equal event is there already, nothing was added; --again records one more"},
	}
}

// doorTalk are the codes of what a command says about its work.
func doorTalk() []Entry {
	return []Entry{
		{Code: "door-no-applicant", Meaning: "an id that no applicant has", Example: "merit explain --id X",
			ZH: "没有编号为“{id}”的申报⟦（第 {row} 行被拒收）⟧⟦，是否指 {near}？⟧", EN: "no applicant has the id \"{id}\"⟦ (row {row} was refused)⟧⟦; did you mean {near}?⟧"},
		{Code: "door-counts", Meaning: "how many rows became what",
			ZH: "共{rows}行：受理{applicants}，拒收{refused}", EN: "{rows} {rows:row:rows}: {applicants} {applicants:applicant:applicants}, {refused} refused"},
		{Code: "door-no-tests", Meaning: "a path without a policy test",
			ZH: "{file}：没有找到测试", EN: "{file}: no tests found"},
		{Code: "door-working", Meaning: "progress on a terminal",
			ZH: "正在计算……（{seconds}秒）", EN: "working... ({seconds} s)"},
		{Code: "door-clean", Meaning: "a policy without a problem",
			ZH: "{file}：没有问题", EN: "{file}: no problems"},
		{Code: "door-tally", Meaning: "how many problems were found",
			ZH: "{errors} 个错误，{warnings} 个警告", EN: "{errors} {errors:error:errors}, {warnings} {warnings:warning:warnings}"},
		{Code: "door-verified", Meaning: "a result that holds",
			ZH: "{file}：核对无误", EN: "{file}: verified"},
		{Code: "door-not-verified", Meaning: "a result that does not hold",
			ZH: "{file}：核对不符", EN: "{file}: does not hold"},
		{Code: "door-unproven", Meaning: "a result in which nothing wrong was found, and not everything could be proven",
			ZH: "{file}：没有发现不符，但有 {count} 处未能独立证实，不能算核对无误", EN: "{file}: nothing wrong was found, but {count} of its claims could not be proven; it is not verified"},
		{Code: "door-ledger-holds", Meaning: "a ledger whose chain holds",
			ZH: "{file}：哈希链完整，{lines} 条，末行 {head}", EN: "{file}: the chain holds, {lines} {lines:event:events}, last line {head}"},

		{Code: "check-cliffs-none", Meaning: "no place where one more unit costs something", Example: "merit check --cliffs",
			ZH: "{file}：从得分高的和得分低的各一份可以支持的申报出发，逐个改动其中的数，没有找到多一个单位反而吃亏的地方", EN: "{file}: changing one number at a time of an application with many points and of one with few, both of which could be funded, nothing was found where one more unit costs something"},
		{Code: "check-cliffs-nobody", Meaning: "no applicant who could be funded was found", Example: "merit check --cliffs",
			ZH: "{file}：没有找到一份可以支持的申报，无从比较多一个单位会怎样", EN: "{file}: no application was found that could be funded, so there is nothing to compare one more unit with"},
		{Code: "check-law", Meaning: "a clause of a source that no rule cites", Example: "merit check --law",
			ZH: "{source} {clause}“{heading}”没有规则引用", EN: "{source} {clause} \"{heading}\": no rule cites it"},
		{Code: "test-unusable", Meaning: "a file of tests or a policy with errors",
			ZH: "文件有误，测试没有运行", EN: "the file has errors; its tests were not run"},
		{Code: "test-year", Meaning: "a programme year that is no year",
			ZH: "year 应是年份，这里是“{seen}”", EN: "year must be a year, not \"{seen}\""},
		{Code: "test-tally", Meaning: "how many tests passed and failed",
			ZH: "通过 {passed}，未通过 {failed}", EN: "{passed} passed, {failed} failed"},
	}
}
