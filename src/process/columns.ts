import type { Text } from "./language";

/** What the cells of a column hold. */
export type ColumnType = "text" | "day" | "number" | "flag";

export interface ColumnWords {
  readonly type: ColumnType;
  /** The header that Stagebook writes. */
  readonly header: Text;
  /**
   * Other headers that mean the same column, as people and the exports of CRMs write them. Compared by
   * `normalHeader`, so case, width, spaces, "_" and "-" do not matter.
   */
  readonly synonyms: readonly string[];
}

/**
 * The one list of column names: functions, import and pane all recognise a column by it.
 * Headers of exports: HubSpot, Salesforce, Pipedrive, Zoho CRM, 纷享销客 (docs/import.md).
 */
export const COLUMNS = {
  id: {
    type: "text",
    header: { en: "ID", "zh-CN": "编号" },
    synonyms: [
      "Record ID", "Deal ID", "Deal - ID", "Opportunity ID", "Task ID", "Item ID", "商机编号", "商机ID", "任务编号", "记录编号",
    ],
  },
  deal: {
    type: "text",
    header: { en: "Deal", "zh-CN": "商机" },
    synonyms: [
      "Deal name", "Deal title", "Deal - Title", "Opportunity", "Opportunity name", "商机名称", "销售机会", "机会名称", "项目名称",
    ],
  },
  customer: {
    type: "text",
    header: { en: "Customer", "zh-CN": "客户" },
    synonyms: [
      "Account", "Account name", "Company", "Company name", "Client", "Customer name", "Organization", "Organisation",
      "Deal - Organization", "Associated company", "客户名称", "公司", "公司名称", "企业名称",
    ],
  },
  stage: {
    type: "text",
    header: { en: "Stage", "zh-CN": "阶段" },
    synonyms: ["Deal stage", "Sales stage", "Pipeline stage", "Deal - Stage", "Opportunity stage", "销售阶段", "商机阶段"],
  },
  task: {
    type: "text",
    header: { en: "Task", "zh-CN": "任务" },
    synonyms: ["Task name", "Activity", "To do", "To-do", "Action item", "任务名称", "待办", "待办事项", "任务内容", "工作内容", "事项"],
  },
  milestone: {
    type: "flag",
    header: { en: "Milestone", "zh-CN": "里程碑" },
    synonyms: ["Is milestone", "是否里程碑", "关键节点"],
  },
  owner: {
    type: "text",
    header: { en: "Owner", "zh-CN": "负责人" },
    synonyms: [
      "Deal owner", "Opportunity owner", "Deal - Owner", "Sales rep", "Rep", "Sales agent", "Salesperson", "Sales person",
      "Account executive", "Assigned to", "Assignee", "销售员", "销售", "销售代表", "业务员", "商机负责人", "归属人",
      "销售负责人", "跟进人", "Owner name", "Responsible",
    ],
  },
  start: { type: "day", header: { en: "Start", "zh-CN": "开始日期" }, synonyms: ["Start date", "Begin", "开始", "起始日期"] },
  due: {
    type: "day",
    header: { en: "Due", "zh-CN": "截止日期" },
    synonyms: ["Due date", "Due on", "Deadline", "截止", "到期日", "到期日期", "计划完成日期"],
  },
  done: {
    type: "day",
    header: { en: "Done", "zh-CN": "完成日期" },
    synonyms: ["Done date", "Done on", "Completed", "Completed on", "Completion date", "Date completed", "完成时间", "实际完成日期"],
  },
  status: {
    type: "text",
    header: { en: "Status", "zh-CN": "状态" },
    synonyms: ["Task status", "任务状态"],
  },
  notes: { type: "text", header: { en: "Notes", "zh-CN": "备注" }, synonyms: ["Note", "Comment", "Comments", "Remarks", "说明"] },
  amount: {
    type: "number",
    header: { en: "Amount", "zh-CN": "金额" },
    synonyms: [
      "Deal amount", "Value", "Deal value", "Deal - Value", "Close value", "Opportunity amount", "Total amount", "商机金额",
      "预计金额", "销售金额", "成交金额", "合同金额",
    ],
  },
  currency: {
    type: "text",
    header: { en: "Currency", "zh-CN": "币种" },
    synonyms: ["Deal - Currency of Value", "Total Amount Currency", "Amount currency", "Deal currency", "货币"],
  },
  exchangeRate: { type: "number", header: { en: "Exchange rate", "zh-CN": "汇率" }, synonyms: ["Currency rate", "折算汇率"] },
  created: {
    type: "day",
    header: { en: "Created", "zh-CN": "创建日期" },
    synonyms: [
      "Create date", "Created date", "Created time", "Created on", "Date created", "Deal - Deal created", "Engage date",
      "Opened", "Open date", "创建时间", "创建日", "立项日期", "录入日期", "Create time", "Creation date",
      "Created at",
    ],
  },
  expectedClose: {
    type: "day",
    header: { en: "Expected close", "zh-CN": "预计成交日期" },
    synonyms: [
      "Expected close date", "Deal - Expected close date", "Closing date", "Forecast close", "Estimated close date", "预计成交",
      "预计结单日期", "预计签约日期", "预计成交时间", "预计签单日期", "Expected closing date",
    ],
  },
  closed: {
    type: "day",
    header: { en: "Closed", "zh-CN": "结单日期" },
    synonyms: [
      "Closed date", "Closed on", "Close date", "Date closed", "Deal - Deal closed on", "成交日期", "关闭日期", "结束日期",
      "成交时间", "签约日期", "签单日期", "Closed at",
    ],
  },
  wonTime: { type: "day", header: { en: "Won on", "zh-CN": "赢单日期" }, synonyms: ["Won time", "Deal - Won time", "Won date"] },
  lostTime: { type: "day", header: { en: "Lost on", "zh-CN": "输单日期" }, synonyms: ["Lost time", "Deal - Lost time", "Lost date"] },
  outcome: {
    type: "text",
    header: { en: "Outcome", "zh-CN": "结果" },
    synonyms: ["Deal - Status", "Deal status", "Result", "Won/Lost", "阶段状态", "销售状态", "商机状态", "Sales status", "赢输单"],
  },
  lostIn: { type: "text", header: { en: "Lost in", "zh-CN": "输单阶段" }, synonyms: ["Lost in stage", "Lost stage"] },
  reason: {
    type: "text",
    header: { en: "Reason", "zh-CN": "原因" },
    synonyms: [
      "Lost reason", "Loss reason", "Reason for loss", "Closed Lost Reason", "Deal - Lost reason", "输单原因", "丢单原因",
    ],
  },
  competitor: {
    type: "text",
    header: { en: "Competitor", "zh-CN": "竞争对手" },
    synonyms: ["Competitors", "Main competitor", "竞品", "竞争者"],
  },
  source: { type: "text", header: { en: "Source", "zh-CN": "来源" }, synonyms: ["Lead source", "Deal source", "商机来源", "线索来源", "客户来源"] },
  product: { type: "text", header: { en: "Product", "zh-CN": "产品" }, synonyms: ["Product name", "产品名称"] },
  entered: {
    type: "day",
    header: { en: "Entered", "zh-CN": "进入日期" },
    synonyms: ["Entered on", "Date entered", "Stage entered", "Entry date", "进入时间", "进入阶段日期", "阶段变更时间"],
  },
  logged: {
    type: "day",
    header: { en: "Logged on", "zh-CN": "记录日期" },
    synonyms: ["Logged", "Activity date", "Date logged", "跟进日期", "活动日期", "拜访日期"],
  },
  activityType: {
    type: "text",
    header: { en: "Activity type", "zh-CN": "活动类型" },
    synonyms: ["Type of activity", "Interaction type", "跟进方式", "跟进类型"],
  },
  by: { type: "text", header: { en: "By", "zh-CN": "操作人" }, synonyms: ["Changed by", "Done by", "修改人", "完成人"] },
  order: { type: "number", header: { en: "Order", "zh-CN": "顺序" }, synonyms: ["Display order", "Sort order", "序号", "排序"] },
  kind: { type: "text", header: { en: "Kind", "zh-CN": "类型" }, synonyms: ["Stage kind", "Stage type", "阶段类型"] },
  probability: {
    type: "number",
    header: { en: "Probability", "zh-CN": "赢率" },
    synonyms: ["Probability (%)", "Win probability", "Deal - Probability", "概率", "成交概率"],
  },
  targetDays: {
    type: "number",
    header: { en: "Target days", "zh-CN": "目标天数" },
    synonyms: ["Target duration", "Rotting days", "目标时长", "停留天数上限"],
  },
  guidance: { type: "text", header: { en: "Guidance", "zh-CN": "指引" }, synonyms: ["Guide", "Guidance for success", "操作指引", "工作指引"] },
  role: { type: "text", header: { en: "Role", "zh-CN": "角色" }, synonyms: ["Job role", "岗位", "职务"] },
  offsetDays: {
    type: "number",
    header: { en: "Offset days", "zh-CN": "工作日偏移" },
    synonyms: ["Offset", "Due after (business days)", "偏移天数"],
  },
  repeatDays: {
    type: "number",
    header: { en: "Repeat days", "zh-CN": "重复间隔（工作日）" },
    synonyms: ["Repeat every", "Repeat every (business days)", "Cadence", "重复间隔", "跟进间隔"],
  },
  name: { type: "text", header: { en: "Name", "zh-CN": "姓名" }, synonyms: ["Full name", "Person", "Member", "成员", "人员"] },
  department: { type: "text", header: { en: "Department", "zh-CN": "部门" }, synonyms: ["Team", "Dept", "所属部门", "团队"] },
  email: { type: "text", header: { en: "Email", "zh-CN": "邮箱" }, synonyms: ["E-mail", "Mail", "Email address", "电子邮件", "电子邮箱"] },
  manager: { type: "text", header: { en: "Manager", "zh-CN": "上级" }, synonyms: ["Reports to", "Supervisor", "直属上级", "主管", "经理"] },
  period: { type: "text", header: { en: "Period", "zh-CN": "期间" }, synonyms: ["Target period", "周期"] },
  targetDeals: { type: "number", header: { en: "Deals", "zh-CN": "商机数" }, synonyms: ["Target deals", "Deal count", "目标商机数"] },
  holiday: { type: "day", header: { en: "Holiday", "zh-CN": "节假日" }, synonyms: ["Holiday date", "Date", "日期", "假期"] },
  pipeline: { type: "text", header: { en: "Pipeline", "zh-CN": "销售流程" }, synonyms: ["Deal - Pipeline", "Sales pipeline", "管道"] },
} as const satisfies Record<string, ColumnWords>;

export type ColumnId = keyof typeof COLUMNS;

/** The columns of each table that Stagebook writes, in order. Recognising a table needs fewer (see `tableKind`). */
export const TABLE_COLUMNS = {
  Process: ["id", "deal", "customer", "stage", "task", "milestone", "owner", "start", "due", "done", "status", "by", "notes"],
  Deals: [
    "id", "deal", "customer", "owner", "stage", "amount", "created", "expectedClose", "closed", "outcome", "lostIn", "reason",
    "competitor", "source", "notes",
  ],
  History: ["deal", "stage", "entered", "by"],
  Activities: ["logged", "deal", "customer", "activityType", "notes", "by"],
  Stages: ["stage", "order", "kind", "probability", "targetDays", "guidance"],
  Playbook: ["stage", "task", "milestone", "role", "offsetDays", "guidance", "repeatDays"],
  Team: ["name", "role", "department", "email", "manager"],
  Targets: ["period", "name", "amount", "targetDeals"],
  Holidays: ["holiday", "notes"],
} as const satisfies Record<string, readonly ColumnId[]>;

export type TableKind = keyof typeof TABLE_COLUMNS;

/** Texts that normalising leaves as they are, which is asked faster than done. */
const ASCII = /^[\x00-\x7f]*$/u;

/** Text as it compares: trimmed, case-insensitive, full-width = half-width (NFKC), as METRICS.md has it. */
export function normalText(text: unknown): string {
  const plain = String(text ?? "");
  return (ASCII.test(plain) ? plain : plain.normalize("NFKC")).trim().toLowerCase();
}

/** A header as it compares: `normalText` without spaces, "_", "-" and a byte-order mark. */
export function normalHeader(header: unknown): string {
  return normalText(header).replace(/[\s_\-\uFEFF]+/gu, "");
}

const byHeader = new Map<string, ColumnId>();
for (const [id, words] of Object.entries(COLUMNS) as [ColumnId, ColumnWords][]) {
  for (const header of [words.header.en, words.header["zh-CN"], ...words.synonyms]) byHeader.set(normalHeader(header), id);
}

/** The column that a header means, or null when it is none of ours. */
export function columnOf(header: unknown): ColumnId | null {
  return byHeader.get(normalHeader(header)) ?? null;
}
