// The page's own words. What the policy says comes from the engine.
const table = {
  score: ["得分", "Score"],
  toScore: ["跳到得分", "Skip to the score"],
  total: ["总分", "Total"],
  of: ["满分{max}", "of {max}"],
  range: ["{low} 至 {high}", "{low} to {high}"],
  rangeNote: ["还没有填完：最后的分数在这两个数之间", "Not filled in yet: the score will lie between these two"],
  noScore: ["这个项目不打分", "This programme gives no score"],
  eligible: ["符合申报条件", "Eligible"],
  ineligible: ["不符合申报条件", "Not eligible"],
  undetermined: ["还不能认定", "Not decided yet"],
  refused: ["填写有误", "Something is filled in wrongly"],
  missing: ["还缺 {n} 项", "{n} answers missing"],
  missingHead: ["影响结果、还没有填的", "Missing answers that matter"],
  failed: ["没有满足的条件", "Conditions not met"],
  warned: ["提醒", "Warnings"],
  sanction: ["取消年度：{years}", "Barred in: {years}"],
  recover: ["追回资金：{sum}", "To be paid back: {sum}"],
  clause: ["依据", "Clause"],
  next: ["怎样才能再得分", "What the next band takes"],
  at_least: ["“{of}”达到 {at}", "\"{of}\" at {at} or more"],
  more_than: ["“{of}”超过 {at}", "\"{of}\" above {at}"],
  at_most: ["“{of}”不高于 {at}", "\"{of}\" at {at} or less"],
  less_than: ["“{of}”低于 {at}", "\"{of}\" below {at}"],
  nextLine: ["{what}：{how}，得 {score} 分⟦（现在是 {now}）⟧", "{what}: {how} gives {score} points⟦ (now {now})⟧"],
  own: ["由您填写", "For you to fill in"],
  others: ["由其他单位填写", "Filled in by others"],
  othersNote: ["这些由受理和评审的单位认定。您可以先按预计填写，看看会怎样。", "The authorities settle these. You may fill in what you expect, to see what follows."],
  yes: ["是", "Yes"],
  no: ["否", "No"],
  open: ["未填", "No answer"],
  choose: ["请选择", "Choose"],
  none: ["没有", "None"],
  noneOf: ["以上都没有", "None of these"],
  absent: ["无", "None"],
  add: ["添加一行", "Add a row"],
  remove: ["删除第{n}行", "Remove row {n}"],
  row: ["第{n}行", "Row {n}"],
  unit: ["单位：{unit}", "in {unit}"],
  percent: ["如 95%", "such as 95%"],
  between: ["{min} 至 {max}", "{min} to {max}"],
  from: ["不小于 {min}", "{min} or more"],
  upTo: ["不大于 {max}", "{max} or less"],
  step: ["步长 {step}", "in steps of {step}"],
  day: ["计算日期", "Day of the calculation"],
  dayNote: ["与日期有关的规定按这一天算", "Rules that depend on a date are looked at on this day"],
  load: ["打开", "Open"],
  save: ["保存", "Save"],
  print: ["打印", "Print"],
  clear: ["清空", "Clear"],
  clearSure: ["清空全部填写的内容？", "Clear everything that is filled in?"],
  language: ["English", "中文"],
  loading: ["正在载入……", "Loading..."],
  cannotLoad: ["无法载入：{why}。请用网页服务器打开这个文件夹，不能直接打开文件。", "Cannot be loaded: {why}. This folder must be opened through a web server, not as a file."],
  badFile: ["“{name}”不是本页保存的文件", "\"{name}\" was not saved by this page"],
  otherPolicy: ["“{name}”是为另一份政策保存的，内容已按名称填入", "\"{name}\" was saved for another policy; what has the same name was filled in"],
  again: ["计算被中断，已重新开始：{why}", "The calculation broke off and was started again: {why}"],
  foot: ["由与评审相同的程序在您的设备上计算，不上传任何内容。规则文件 {id} {version}，校验值 {hash}。", "Computed on your device by the very program the authority runs; nothing is sent anywhere. Policy {id} {version}, hash {hash}."],
  issuedBy: ["发布单位：{issuer}", "Issued by {issuer}"],
  year: ["{year}年度", "{year}"],
  due: ["{title}：{due}截止", "{title}: due {due}"],
  details: ["逐项得分与算法（点开看算式和依据）", "Each score (open a line for its arithmetic and clause)"],
  notApplied: ["不适用", "does not apply"],
  derived: ["由其他答案得出", "follows from other answers"],
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

/** who fills in an input. */
const people = { applicant: ["申报单位", "applicant"], district: ["区县主管部门", "district"], city: ["市级主管部门", "city"], expert: ["评审专家", "expert"], authority: ["主管部门", "authority"] };
export const person = (by) => people[by]?.[language] ?? by;
