// The page's own words. What the policy says comes from the engine.
const table = {
  toScore: ["跳到得分", "Skip to the score"],
  tools: ["工具", "Tools"],
  loading: ["正在载入……", "Loading…"],
  cannotLoad: ["页面没能载入：{why}", "The page could not be loaded: {why}"],
  anew: ["重新载入", "Load again"],
  again: ["计算中断过，没有算成；填写的内容都在。再改一处，或点这里重算。", "The calculation broke off and gave no result; your answers are kept. Change an answer, or calculate again here."],
  retry: ["重新计算", "Calculate again"],
  newer: ["本页有更新的版本。", "A newer version of this page is ready."],
  reload: ["更新", "Update"],

  score: ["得分", "Score"],
  ofMax: ["满分 {max}", "of {max}"],
  range: ["{low} 至 {high}", "{low} to {high}"],
  rangeNote: ["还没有填完，最后的总分在这两个数之间", "Not everything is filled in: the total will lie between these two"],
  rangeOthers: ["您的部分已填完；其他单位认定以后，总分在这两个数之间", "Your part is complete: once the authorities have settled theirs, the total will lie between these two"],
  noScore: ["这个项目不打分，只看是否符合条件", "This programme gives no score; it only asks whether the conditions are met"],

  eligible: ["符合条件", "Conditions met"],
  ineligible: ["不符合条件", "Conditions not met"],
  refused: ["填写的内容有矛盾", "The answers contradict each other"],
  waiting: ["等待其他单位认定", "Waiting for the authorities"],
  undetermined: ["还没有填完", "Not filled in yet"],

  failed: ["没有满足的条件", "Conditions not met"],
  warned: ["提醒", "Warnings"],
  unread: ["看不懂、没有计入的", "Could not be read and left out"],
  refusedHead: ["请核对", "Please check"],
  barred: ["不得申报的年度：{years}", "Barred in: {years}"],
  recover: ["追回资金：{sum}", "To be paid back: {sum}"],
  cited: ["依据 {clause}", "Clause {clause}"],

  missingOwn: ["还要您填写（{n}）", "For you to fill in ({n})"],
  missingOthers: ["等其他单位认定（{n}）", "For the authorities to settle ({n})"],
  details: ["逐项得分", "Each score"],
  detailsNote: ["点开一行，看它的算式和依据", "Open a line for its arithmetic and its clause"],
  openAll: ["全部展开", "Open all"],
  closeAll: ["全部收起", "Close all"],
  notApplied: ["不适用", "does not apply"],
  waits: ["还要：{names}", "Still needed: {names}"],

  next: ["怎样能再得分", "What would give more points"],
  at_least: ["“{of}”达到 {at}", "“{of}” at {at} or more"],
  more_than: ["“{of}”超过 {at}", "“{of}” above {at}"],
  at_most: ["“{of}”不高于 {at}", "“{of}” at {at} or less"],
  less_than: ["“{of}”低于 {at}", "“{of}” below {at}"],
  nextLine: ["{how}，“{what}”得 {score} 分⟦（现在 {now}）⟧", "{how} gives {score} points for “{what}”⟦ (now {now})⟧"],

  applicant: ["申报单位", "Applicant"],
  name: ["名称", "Name"],
  id: ["编号", "Reference number"],
  idHelp: ["受理单位给的编号，没有可不填", "Given by the authority; leave empty if you have none"],
  own: ["由您填写", "For you to fill in"],
  others: ["由其他单位认定（{n} 项）", "Settled by the authorities ({n} questions)"],
  othersNote: ["这些不由申报单位填写。可以按预计试填，看看结果会怎样。", "The applicant does not fill these in. You may try what you expect, to see what would follow."],
  yes: ["是", "Yes"],
  no: ["否", "No"],
  unset: ["清除", "Clear"],
  unsetOf: ["清除“{name}”", "Clear “{name}”"],
  choose: ["请选择", "Choose"],
  absent: ["无", "None"],
  absentOf: ["“{name}”无", "No “{name}”"],
  none: ["没有", "None"],
  noneOf: ["以上都没有", "None of these"],
  add: ["添加一行", "Add a row"],
  addFirst: ["添加", "Add"],
  remove: ["删除", "Remove"],
  removeRow: ["删除第 {n} 行", "Remove row {n}"],
  removed: ["已删除第 {n} 行", "Row {n} was removed"],
  row: ["第 {n} 行", "Row {n}"],
  bracket: ["{min} 至 {max}", "{min} to {max}"],
  from: ["不小于 {min}", "{min} or more"],
  upTo: ["不大于 {max}", "{max} or less"],
  step: ["每 {step} 一档", "in steps of {step}"],
  yuan: ["元", "yuan"],

  day: ["计算日期", "Calculated for"],
  dayNote: ["与日期有关的规定按这一天算", "Rules that depend on the day are looked at on this one"],
  load: ["打开", "Open"],
  save: ["保存", "Save"],
  print: ["打印", "Print"],
  clear: ["清空", "Clear"],
  clearSure: ["清空所有填写的内容？这一步不能撤回。", "Clear everything that is filled in? This cannot be undone."],
  language: ["English", "中文"],
  opened: ["已从“{name}”读入 {n} 项", "{n} answers were read from “{name}”"],
  left: ["，{n} 项没有读入：{names}", "; {n} were not: {names}"],
  badFile: ["“{name}”不是这张表的文件", "“{name}” is not a file of this form"],
  manyIn: ["“{name}”里有 {n} 家，这张表只填一家", "“{name}” holds {n} applications; this form takes one"],
  saved: ["已保存为“{name}”", "Saved as “{name}”"],
  cleared: ["已清空", "Everything was cleared"],

  foot: ["由主管部门所用的同一程序在您的设备上计算，不上传任何内容；草稿只留在这个浏览器里，用公用电脑请保存后清空。", "Computed on your own device by the program that the authority uses. Nothing is sent anywhere; a draft is kept in this browser only, so on a shared computer save it and clear the form."],
  and: ["；", "; "],
  footFinal: ["按所填内容计算，最终结果以主管部门认定的内容为准。", "Computed from what is filled in; what the authority settles decides."],
  rules: ["规则文件 {id} {version}，校验值 {hash}", "Policy {id} {version}, hash {hash}"],
  due: ["{title} {due} 截止", "{title} due {due}"],
  year: ["{year} 年度", "{year}"],

  paperDay: ["按 {day} 计算", "Calculated for {day}"],
  paperAnswers: ["填写的内容", "Answers"],
  paperScores: ["得分和算式", "Scores and arithmetic"],
  paperOpen: ["未填（{n}）：{names}", "Not filled in ({n}): {names}"],
  paperMore: ["另有 {n} 行，见保存的文件", "{n} more rows, see the saved file"],
};

let language = 0;

export function speak(lang) {
  language = lang === "en" ? 1 : 0;
}

export const lang = () => (language ? "en" : "zh");

/** say gives a text with {names} filled in; ⟦…⟧ goes with the names inside it. */
export function say(key, args = {}) {
  const text = table[key][language].replace(/⟦(.*?)⟧/g, (_, part) => ([...part.matchAll(/\{(\w+)\}/g)].every((m) => args[m[1]] !== undefined) ? part : ""));
  return text.replace(/\{(\w+)\}/g, (_, name) => args[name] ?? "");
}

/** told picks a text of the policy in the language of the page. */
export function told(text, otherwise = "") {
  if (!text) return otherwise;
  return (language ? text.en || text.zh : text.zh || text.en) || otherwise;
}

/** listed joins names as the language does. */
export const listed = (names) => names.join(language ? ", " : "、");

const people = { applicant: ["申报单位", "Applicant"], district: ["区县主管部门", "District authority"], city: ["市级主管部门", "City authority"], expert: ["评审专家", "Experts"], authority: ["主管部门", "Authority"] };

/** person names who fills an input in. */
export const person = (by) => people[by]?.[language] ?? by;
