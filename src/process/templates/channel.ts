import type { Template } from "../model";
import { milestone, repeated, stage, task } from "./build";
import { ROLES } from "./roles";
import { TEMPLATE_STAGES } from "./stages";

const [registration, review, visit, pricing, ordering, won, lost, delivery] = TEMPLATE_STAGES.channel;
const { channelManager, salesManager, presales, orderDesk, customerSuccess } = ROLES;

/** Selling through dealers and distributors: the partner has the customer, we have the product and the price. */
export const channel: Template = {
  id: "channel",
  name: { en: "Channel and distribution", "zh-CN": "渠道/分销销售" },
  description: {
    en: "For deals that partners bring: register and protect them, win the end customer together, deliver through the partner.",
    "zh-CN": "适合由代理商、经销商带来的商机：先报备保护，再联合拿下最终客户，最后通过伙伴交付。",
  },
  stages: [
    stage(
      registration,
      0.1,
      5,
      "A partner tells us of an end customer and asks for protection. Complete and quick: the first complete registration wins.",
      "伙伴上报最终客户并申请保护。信息要全、动作要快：谁先完整报备，就保护谁。",
      [
        milestone(channelManager, 1, {
          en: [
            "Complete the registration with the partner",
            "End customer with full legal name, contact there, product, quantity, expected order month, what the partner has done so far. Half a registration protects nobody.",
          ],
          zh: [
            "与伙伴补全报备信息",
            "最终客户全称、联系人、产品、数量、预计下单月份、伙伴已做的工作。报备不完整，谁也保护不了。",
          ],
        }),
        task(orderDesk, 2, {
          en: [
            "Check for conflicts with other partners and direct sales",
            "Search by legal name, short name and parent company. A hit goes to the sales manager with both dates of registration.",
          ],
          zh: [
            "查重：其他伙伴与直销冲突",
            "用全称、简称和母公司名称各查一遍。如有撞单，附上双方报备时间交销售经理裁定。",
          ],
        }),
      ]
    ),
    stage(
      review,
      0.2,
      7,
      "Answer the partner within a week, with a reason. Clear protection rules are why partners register at all.",
      "一周内给伙伴明确答复，并说明理由。保护规则清楚，伙伴才愿意报备。",
      [
        task(channelManager, 1, {
          en: [
            "Verify the project with the end customer",
            "A short call: does the project exist, is the partner known, is the time right? Say that we support the partner, never go around them.",
          ],
          zh: [
            "向最终客户核实项目",
            "简短通话：项目是否属实，伙伴是否参与，时间是否吻合。表明我们支持伙伴，绝不绕开伙伴。",
          ],
        }),
        milestone(salesManager, 3, {
          en: [
            "Decide on protection: approve or refuse",
            "Approve for a fixed time (usually 90 days) with what the partner has to do by when. Refuse with the rule that applies. Both in writing.",
          ],
          zh: [
            "审批报备：通过或驳回",
            "通过须写明保护期（通常 90 天）和伙伴的阶段任务；驳回须写明依据的规则。两种情况都要书面答复。",
          ],
        }),
        task(channelManager, 4, {
          en: [
            "Agree with the partner on who does what",
            "Who visits, who demonstrates, who quotes, who carries the trial device. One table with names and dates, shared with the partner.",
          ],
          zh: [
            "与伙伴商定分工",
            "谁拜访、谁演示、谁报价、谁提供样机，列成一张有人名、有日期的表，与伙伴共享。",
          ],
        }),
      ]
    ),
    stage(
      visit,
      0.4,
      21,
      "Win the end customer together. The partner leads the relation, we bring product knowledge and authority.",
      "联合拿下最终客户：伙伴主导关系，我们提供产品能力和厂商背书。",
      [
        task(channelManager, 3, {
          en: [
            "Prepare the visit with the partner",
            "Goal, roles in the room, the two questions that matter, what is said about price (nothing yet). Fifteen minutes the day before.",
          ],
          zh: [
            "与伙伴做访前准备",
            "明确目标、现场分工、两个关键问题，以及价格口径（先不谈）。提前一天花十五分钟对齐。",
          ],
        }),
        milestone(channelManager, 7, {
          en: [
            "Visit the end customer together",
            "Met the person who decides; need, quantity, budget and date confirmed in their words. Write the minutes with the partner the same day.",
          ],
          zh: [
            "联合拜访最终客户",
            "见到决策人，并由对方亲口确认需求、数量、预算和时间。当天与伙伴一起形成拜访纪要。",
          ],
        }),
        task(presales, 10, {
          en: [
            "Support with a demonstration or samples",
            "Train the partner's engineer to give it and sit beside. What they can show alone, they can sell alone next time.",
          ],
          zh: [
            "支持产品演示或样品测试",
            "教会伙伴的工程师来讲，我们坐在旁边。这次能独立演示，下次就能独立成单。",
          ],
        }),
        task(channelManager, 12, {
          en: [
            "Assess competitors and the partner's other brands",
            "Which brand earns the partner more, which one does the end customer use today? Enter it in Competitor and know our answer.",
          ],
          zh: [
            "评估竞品及伙伴代理的其他品牌",
            "伙伴卖哪个品牌更赚钱？最终客户现在用的是谁家的？填入“竞争对手”，并想好应对。",
          ],
        }),
      ]
    ),
    stage(
      pricing,
      0.6,
      14,
      "The end customer's price, the partner's margin and our price must fit together before anybody quotes.",
      "最终用户价、伙伴利润、我方出货价，三者算得平，才能对外报价。",
      [
        task(presales, 3, {
          en: [
            "Configure the solution and check supply",
            "Bill of materials, compatibility, lead time by item. A wrong lead time costs more trust than a high price.",
          ],
          zh: [
            "确定配置方案并核实货期",
            "核对配置清单、兼容性和每一项的货期。货期报错，比价格报高更伤信任。",
          ],
        }),
        milestone(salesManager, 5, {
          en: [
            "Decide on the special price request",
            "Competitor's price with proof, partner's margin, quantity, validity. Bound to this end customer; answer within two days.",
          ],
          zh: [
            "审批特价申请",
            "须附竞品价格依据、伙伴利润、数量和有效期。特价只适用于该最终客户，两天内答复。",
          ],
        }),
        milestone(channelManager, 7, {
          en: [
            "The partner's quote is with the end customer",
            "Read it before it goes out: configuration, validity, delivery, service. Note the day on which the customer decides.",
          ],
          zh: [
            "伙伴已向最终客户报价",
            "发出之前我们过目：配置、有效期、交期、服务。记下客户的决策日期。",
          ],
        }),
        repeated(3, task(channelManager, 9, {
          en: [
            "Follow up the quote with the partner",
            "Call the partner on the day of the decision, not a week later. Ask to join the call when price is the only topic left.",
          ],
          zh: [
            "与伙伴一起跟进报价",
            "在客户决策当天就联系伙伴，不要拖一周。只剩价格可谈时，申请一起参加沟通。",
          ],
        })),
      ]
    ),
    stage(
      ordering,
      0.8,
      14,
      "From the end customer's yes to the partner's order: credit, contract, stock. Most delays here are ours.",
      "从最终客户点头到伙伴下单：授信、合同、备货。这一段的拖延多半出在我们自己身上。",
      [
        task(orderDesk, 2, {
          en: [
            "Check credit and open payments of the partner",
            "Limit, overdue invoices, this order. Short of limit: agree on prepayment or a guarantee before the order arrives.",
          ],
          zh: [
            "核查伙伴授信与欠款",
            "查额度、逾期款和本单金额。额度不足时，在下单之前谈妥预付或担保。",
          ],
        }),
        task(channelManager, 4, {
          en: [
            "Get the end customer's order to the partner",
            "See the document, not only hear of it: quantity, price and delivery address must match the special price.",
          ],
          zh: [
            "核对最终客户与伙伴的订单",
            "要见到单据，不能只听口头说法：数量、价格、收货地址须与特价批复一致。",
          ],
        }),
        milestone(orderDesk, 8, {
          en: [
            "The partner's order is booked",
            "Signed order or contract, payment terms met, delivery date confirmed back to the partner.",
          ],
          zh: [
            "伙伴订单入库确认",
            "订单或合同已签章、付款条件已满足，并向伙伴回复确认交期。",
          ],
        }),
      ]
    ),
    stage(
      won,
      1,
      null,
      "Tell the partner's people by name what they did well. They decide which brand they offer next time.",
      "点名感谢伙伴团队的贡献。下一次推哪个品牌，由他们决定。"
    ),
    stage(
      lost,
      0,
      null,
      "Enter Reason and Competitor, and release the protection. Ask the partner what one thing would have changed the result.",
      "填写“原因”和“竞争对手”，并释放报备保护。问问伙伴：哪一件事做到了，结果就会不同？"
    ),
    stage(
      delivery,
      1,
      60,
      "Goods arrived is not yet customer satisfied. The partner gets the credit, we make sure that there is some.",
      "货到了不等于客户满意。功劳归伙伴，我们负责让这份功劳成立。",
      [
        milestone(orderDesk, 10, {
          en: [
            "Delivered and accepted by the end customer",
            "Delivery note signed, serial numbers registered, warranty starts on the right customer.",
          ],
          zh: [
            "最终客户签收验收",
            "取得签收单，登记序列号，质保登记到正确的最终客户名下。",
          ],
        }),
        task(customerSuccess, 20, {
          en: [
            "Ask the end customer about product and partner",
            "Two questions: would you buy it again, would you buy from this partner again? Share the answer with the partner.",
          ],
          zh: [
            "回访最终客户对产品与伙伴的评价",
            "两个问题：还会再买吗？还会找这家伙伴买吗？把答复反馈给伙伴。",
          ],
        }),
        task(orderDesk, 25, {
          en: [
            "Settle rebates and marketing funds",
            "Pay what was promised on the day it was promised. Nothing moves partners more.",
          ],
          zh: [
            "结算返利与市场基金",
            "答应的钱，在答应的那天付。没有什么比这更能打动伙伴。",
          ],
        }),
        milestone(channelManager, 40, {
          en: [
            "Review the deal with the partner and plan the next one",
            "What to repeat, what to change, which customers of theirs have the same need. One new registration or a clear no.",
          ],
          zh: [
            "与伙伴复盘并规划下一单",
            "哪些要保持，哪些要改进，他们手上还有哪些客户有同样需求。要么新增一条报备，要么明确“暂无”。",
          ],
        }),
      ]
    ),
  ],
};
