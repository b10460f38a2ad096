import type { Text } from "../language";

/** Who does a task. A template names roles, the Team table says who has them. */
export const ROLES = {
  salesRep: { en: "Sales rep", "zh-CN": "销售代表" },
  salesManager: { en: "Sales manager", "zh-CN": "销售经理" },
  developer: { en: "Sales development rep", "zh-CN": "线索专员" },
  presales: { en: "Pre-sales engineer", "zh-CN": "售前工程师" },
  channelManager: { en: "Channel manager", "zh-CN": "渠道经理" },
  orderDesk: { en: "Order desk", "zh-CN": "商务专员" },
  customerSuccess: { en: "Customer success manager", "zh-CN": "客户成功经理" },
} as const satisfies Record<string, Text>;
