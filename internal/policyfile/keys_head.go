package policyfile

var topKeys = keysOf("", "政策文件的最外层", "the top of a policy file",
	Key{Name: "merit", Kind: Whole, Must: true, ZH: "格式版本，写 1", EN: "version of the format: 1"},
	Key{Name: "policy", Kind: Map, Must: true, ZH: "这份政策是什么：编号、名称、年度、时区、币种", EN: "what the policy is: id, title, year, time zone, currency"},
	Key{Name: "include", Kind: List, ZH: "把别的文件里的依据、参数、输入项和中间数并进来。同名的是错误", EN: "takes in sources, parameters, inputs and values of other files. A name that is there twice is an error"},
	Key{Name: "extends", Kind: Text, ZH: "在哪个政策上改：写文件名，或 {file: …, sha256: …}。键相同的表合并，有编号的按编号合并，其余以这里为准；它的测试不带过来", EN: "the policy that this one varies: a file, or {file: …, sha256: …}. Maps are merged by key, lists of things with an id by id, anything else is what is written here; its tests are left behind"},
	Key{Name: "drop", Kind: Texts, ZH: "去掉所扩展的政策里的哪些：编号、名字，或能分清的路径，如 parameters.合格线。去掉之后可以另写", EN: "what of the extended policy is left out: ids, names, or as much of a path as tells them apart. It may then be written anew"},
	Key{Name: "sources", Kind: Named, ZH: "所依据的文件。`cite` 引的就是它们，第一份是默认的", EN: "the legal texts that `cite` refers to; the first is the default"},
	Key{Name: "stages", Kind: List, ZH: "阶段，按先后排。规则从它的 `stage` 起适用；只有最后一个阶段打分和分配", EN: "stages in order. A rule applies from its `stage` on; only the last one scores and allocates"},
	Key{Name: "parameters", Kind: Named, ZH: "以后可能改的数：比例、限额、日期、权重表。规则里写名字，不写数", EN: "figures that a law may change: rates, limits, dates, tables of weights. Rules use the name"},
	Key{Name: "inputs", Kind: Named, ZH: "申报表的各项", EN: "the application form"},
	Key{Name: "checks", Kind: List, ZH: "申报数据自相矛盾的情形。不成立的那一行拒收，不打分", EN: "what makes an application inconsistent. A row that breaks one is refused, not scored"},
	Key{Name: "values", Kind: Named, ZH: "算出来的中间数，先后不论；互相引用成圈是错误", EN: "named intermediate results in any order; a cycle is an error"},
	Key{Name: "cohort", Kind: Named, ZH: "要看全体合格申报人才知道的数：最高、平均、名次", EN: "figures over all eligible applicants: highest, mean, rank"},
	Key{Name: "eligibility", Kind: List, ZH: "申报条件。每条都判，不能用得分", EN: "who may apply. Every rule is evaluated; scores cannot be used"},
	Key{Name: "scoring", Kind: Map, ZH: "评分表", EN: "the scorecard"},
	Key{Name: "qualification", Kind: List, ZH: "支持条件：打分之后谁够格得到支持。写法同申报条件，可以用得分", EN: "who may be funded, after scoring. Written as eligibility rules; scores may be used"},
	Key{Name: "allocation", Kind: Map, ZH: "支持谁、哪一档、多少钱。不写就只认定或打分，不排名", EN: "who is funded, in which tier, for how much. Without it nobody is ranked"},
	Key{Name: "tests", Kind: List, ZH: "测试。也可以放在另一个文件里（见“测试文件”）", EN: "tests. They may also stand in a file of their own (see “a file of tests”)"},
	Key{Name: "fixtures", Kind: Named, ZH: "测试用的样本，`base` 引用", EN: "sample applications that `base` refers to"},
)

var headKeys = keysOf("policy", "这份政策", "the policy itself",
	Key{Name: "id", Kind: Text, Must: true, ZH: "编号，每年每版一个", EN: "id, one per edition"},
	Key{Name: "programme", Kind: Text, Default: "id", ZH: "历年共同的项目编号：处罚在同一个项目里跨年有效", EN: "what the years of a programme have in common: sanctions bind across them"},
	titleKey,
	Key{Name: "issuer", Kind: Label, ZH: "发文单位", EN: "who issued it"},
	Key{Name: "version", Kind: Text, ZH: "版本，原样保留，`2025.10` 不会变成 2025.1", EN: "version, kept as written: `2025.10` stays 2025.10"},
	Key{Name: "year", Kind: Whole, ZH: "项目年度。有处罚时必须写", EN: "programme year; needed with sanctions"},
	Key{Name: "period", Kind: Map, ZH: "实施期，公式里用 `period.from`、`period.to`", EN: "the period covered; formulas use `period.from` and `period.to`"},
	Key{Name: "timezone", Kind: Text, Default: "Asia/Shanghai", ZH: "日期按这个时区算", EN: "civil dates are dates in this zone"},
	Key{Name: "currency", Kind: Text, Default: "CNY", ZH: "币种。金额在公式和结果里一律以它的单位（元）计", EN: "currency. Money is in its unit in every expression and result"},
	Key{Name: "subject", Kind: Name, Default: "id", ZH: "处罚跟着谁走：一个输入项，或几个的列表（如统一社会信用代码）", EN: "what a sanction follows: an input, or a list of inputs"},
	citeKey,
	Key{Name: "url", Kind: Text, ZH: "原文网址", EN: "where the text can be read"},
	Key{Name: "description", Kind: Text, ZH: "说明，只给人看", EN: "a remark for people"},
)

var periodKeys = keysOf("policy.period", "实施期", "the period covered",
	Key{Name: "from", Kind: Day, Must: true, ZH: "第一天，含当天", EN: "first day, included"},
	Key{Name: "to", Kind: Day, Must: true, ZH: "最后一天，含当天", EN: "last day, included"},
)

var sourceKeys = keysOf("sources.NAME", "一份依据", "one legal text",
	titleKey,
	Key{Name: "issued", Kind: Day, ZH: "印发日期；引文里的“星期几”按它核对年份", EN: "date of issue; weekdays in quotes are checked against its year"},
	Key{Name: "file", Kind: Text, ZH: "全文的文件名（UTF-8，和政策放在一起）。写了就核对每一句引文", EN: "file with the full text (UTF-8, in the policy's folder). Quotes are then checked against it"},
	Key{Name: "skip", Kind: Named, ZH: "不需要写成规则的条款和原因；`check --law` 不再提它们", EN: "clauses that need no rule, and why; `check --law` leaves them out"},
	Key{Name: "url", Kind: Text, ZH: "网址", EN: "address"},
	Key{Name: "number", Kind: Text, ZH: "文号", EN: "document number"},
	Key{Name: "issuer", Kind: Text, ZH: "发文单位", EN: "who issued it"},
)

var stageKeys = keysOf("stages[]", "一个阶段", "one stage",
	idKey, titleKey,
	Key{Name: "due", Kind: Moment, ZH: "截止。只写日期的，当天24时前都算按时；公式里用 `due.编号`", EN: "deadline. A bare date counts to the end of the day; formulas use `due.ID`"},
	citeKey, helpKey,
)

var citeKeys = keysOf("cite", "条款，可以写在任何有名字或编号的东西上", "a citation, on anything that has a name or an id",
	Key{Name: "source", Kind: Name, ZH: "哪一份依据；不写是本文件的第一份，本文件没有就是政策的第一份", EN: "which text; without it the first of this file, else of the policy"},
	Key{Name: "clause", Kind: Text, ZH: "第几条，如 五(三)。条款和引文至少写一个", EN: "the clause, as 五(三). A clause or a quote must be there"},
	Key{Name: "quote", Kind: Text, ZH: "引文，须与全文一字不差（空白、全半角除外，`…` 可略去同一条里的一段）", EN: "literal words of the text (white space and width aside; `…` skips a passage inside one clause)"},
	titleKey,
)

var textKeys = keysOf("title, reason, …", "两种语言的文字", "a text in two languages",
	Key{Name: "zh", Kind: Text, ZH: "中文", EN: "Chinese"},
	Key{Name: "en", Kind: Text, ZH: "英文", EN: "English"},
)
