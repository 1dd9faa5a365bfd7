package starter

const policyEN = `
sources:                         # the legal text; with its full text beside it (file: notice.txt) quotes are checked
  notice: {title: "The notice (name and number)"}

parameters:                      # figures that may change; rules use the name
  line: {value: 60}
{parameters}
inputs:                          # the application form, one input a line: make it what the notice asks
  founded: {type: date}
  region: {type: choice, options: [east, west], help: for the record; quotas may use it}
  staff: {type: integer, min: 0}
{amount}  mark: {type: number, min: 0, max: 60, step: 0.5, by: panel}
  false_information: {type: bool, default: false, by: authority}

eligibility:                     # who may apply, one rule a line; the clause is cite: {clause: "1(2)"}
  - {id: one_year, require: "years(founded, as_of) >= 1", reason: "founded on {founded}, less than a year ago"}
  - {id: truthful, require: not false_information, reason: false information{sanction}}

scoring:                         # the maxima of the indicators add up to the maximum
  max: 100
  indicators:
    - {id: size, max: 40, bands: {of: staff, at_least: {100: 40, 50: 30, 10: 15}, else: 0}}
    - {id: review, max: 60, judged: {input: mark, between: [0, 60], step: 0.5}}

qualification:                   # who may be funded, after scoring
  - {id: enough_points, require: total_score >= line, reason: "{total_score} points, less than {line}"}
{allocation}`

var allocationEN = map[string]string{
	"places": `
allocation:                      # who is funded, and for how much
  rank_by: [{by: total_score, order: desc}]   # among equals: write what is compared next
  count: {max: places}
  amount: requested
  cap: most_each
  unit: {to: 1}
  reserve: 2                     # runners-up that are listed
`,
	"tiers": `
allocation:                      # who is funded, in which tier, and for how much
  rank_by: [{by: total_score, order: desc}]   # among equals: write what is compared next
  count: {max: places}
  tiers:                         # best first
    - {id: first, qualify: total_score >= first_line, amount: requested, cap: most_each}
    - {id: second, amount: requested, cap: most_each / 2}
  unit: {to: 1}
  reserve: 2                     # runners-up that are listed
`,
	"share": `
allocation:                      # everybody above the line; where the money is short, in proportion
  amount: requested
  cap: most_each
  budget: {max: money, when_short: scale}
  unit: {to: 1}
`,
}

var parametersEN = map[string]string{
	"places": "  places: {value: {places}}\n  most_each: {value: {cap}}\n",
	"tiers":  "  first_line: {value: 85}\n  places: {value: {places}}\n  most_each: {value: {cap}}\n",
	"share":  "  money: {value: {budget}}\n  most_each: {value: {cap}}\n",
}

const testsEN = `# every border of the notice as a test; merit test tests.yaml
policy: policy.yaml

fixtures:
  sample: {founded: 2015-03-01, region: east, staff: 120{asked}, mark: 50, false_information: false}

tests:
  - name: a year to the day is enough
    base: sample
    given: {founded: 2024-10-17}
    as_of: 2025-10-17
    expect: {status: qualified, total: 90}
  - name: a day less is not
    base: sample
    given: {founded: 2024-10-18}
    as_of: 2025-10-17
    expect: {status: ineligible, failures: [one_year]}
  - name: the line itself is enough
    base: sample
    given: {staff: 10, mark: 45}
    as_of: 2025-10-17
    expect: {status: qualified, total: 60}
  - name: half a point less is not
    base: sample
    given: {staff: 10, mark: 44.5}
    as_of: 2025-10-17
    expect: {status: unqualified, failures: [enough_points]}
  - name: the smallest size
    base: sample
    given: {staff: 9}
    as_of: 2025-10-17
    expect: {scores: {size: 0}}
  - name: false information
    base: sample
    given: {false_information: true}
    as_of: 2025-10-17
    expect: {status: ineligible, failures: [truthful]}
{more}`

var moreTestsEN = map[string]string{
	"places": `  - name: never more than the cap
    base: sample
    given: {requested: 999999999999}
    as_of: 2025-10-17
    expect: {award: {amount: {cap}}}
  - name: the whole round with one place
    applications: applications.csv
    as_of: 2025-10-17
    set: {places: 1}
    expect: {funded: [A02]}
`,
	"tiers": `  - name: never more than the cap in the first tier
    base: sample
    given: {requested: 999999999999}
    as_of: 2025-10-17
    expect: {award: {tier: first, amount: {cap}}}
  - name: the whole round with one place
    applications: applications.csv
    as_of: 2025-10-17
    set: {places: 1}
    expect: {funded: [A02]}
`,
	"share": `  - name: never more than the cap
    base: sample
    given: {requested: 999999999999}
    as_of: 2025-10-17
    set: {money: 999999999999}
    expect: {award: {amount: {cap}}}
  - name: the whole round
    applications: applications.csv
    as_of: 2025-10-17
    set: {money: 999999999999}
    expect: {funded: [A02, A01]}
  - name: in proportion where the money does not suffice
    applications: [{id: A, base: sample}, {id: B, base: sample}]
    as_of: 2025-10-17
    set: {money: 1}
    expect: {allocation: {amount: 1}}
`,
	"recognise": `  - name: the whole round
    applications: applications.csv
    as_of: 2025-10-17
    expect: {applicants: {A01: {status: qualified}, A03: {status: ineligible}, A04: {status: unqualified}}}
`,
}

const applicationsEN = `id,name,founded,region,staff,requested,mark,false_information
A01,Firm A,2016-05-20,east,60,150000,52,false
A02,Firm B,2018-09-01,west,130,250000,55.5,false
A03,Firm C,2025-03-08,east,80,100000,40,false
A04,Firm D,2012-11-11,west,12,80000,31,false
`

// blankEN is the new policy in English.
func blankEN(w Wish) []File {
	amount, asked, applications := "  requested: {type: money, min: 0}\n", ", requested: 100000", applicationsEN
	if w.Kind == "recognise" {
		amount, asked, applications = "", "", withoutColumn(applications, 5)
	}
	fill := filler(w, parametersEN, allocationEN, moreTestsEN, amount, asked)
	return []File{
		{"policy.yaml", []byte(fill(w.head() + policyEN))},
		{"tests.yaml", []byte(fill(testsEN))},
		{"applications.csv", []byte(applications)},
	}
}
