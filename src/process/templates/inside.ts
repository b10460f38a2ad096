import type { Template } from "../model";
import { milestone, repeated, stage, task } from "./build";
import { ROLES } from "./roles";
import { TEMPLATE_STAGES } from "./stages";

const [newLead, contacted, demo, quote, won, lost, onboarding] = TEMPLATE_STAGES.inside;
const { salesRep, salesManager, developer, customerSuccess } = ROLES;

/** Selling by phone and screen: one or two people decide, the whole cycle takes weeks. */
export const inside: Template = {
  id: "inside",
  name: { en: "Short-cycle inside sales", "zh-CN": "短周期电话/线上销售" },
  description: {
    en: "For deals closed by phone and video within weeks: answer fast, show early, follow up without gaps.",
    "zh-CN": "适合电话、视频就能成交、周期以周计的商机：响应要快，演示要早，跟进不断档。",
  },
  stages: [
    stage(
      newLead,
      0.05,
      3,
      "Speed decides: a lead called within the hour is many times more likely to talk than one called tomorrow.",
      "拼的是速度：一小时内回拨的线索，愿意聊下去的可能性远高于第二天才联系的。",
      [
        task(developer, 0, {
          en: [
            "Check the lead and remove duplicates",
            "Company, phone, source, what they asked for. Known already? Give it to the colleague who has the customer.",
          ],
          zh: [
            "核对线索并查重",
            "确认公司、电话、来源和咨询内容。如果是老客户，转给原来的负责人。",
          ],
        }),
        milestone(developer, 1, {
          en: [
            "Reach the lead by phone",
            "Up to three calls at different times of the day plus one message that says who you are and why you call. Reached means: spoken with, not voice mail left.",
          ],
          zh: [
            "电话联系上线索",
            "在一天的不同时段最多打三次，再发一条说明身份和来意的信息。说上话才算联系上，留言不算。",
          ],
        }),
      ]
    ),
    stage(
      contacted,
      0.2,
      5,
      "Five questions decide whether a demonstration is worth it: what for, how many, what today, who decides, until when.",
      "五个问题判断值不值得演示：做什么用、多少人用、现在怎么做、谁拍板、什么时候要。",
      [
        task(developer, 1, {
          en: [
            "Ask the five qualifying questions",
            "Use, number of users, present solution, decision maker, date. Note the answers in the deal so that nobody asks again.",
          ],
          zh: [
            "问清五个筛选问题",
            "用途、人数、现有方案、决策人、时间。把答案记在商机里，别让客户回答第二遍。",
          ],
        }),
        task(developer, 1, {
          en: [
            "Send the summary with one matching example",
            "Five lines: their problem, our answer, a customer like them, next step. One attachment at most.",
          ],
          zh: [
            "发送沟通纪要与一个同类案例",
            "五行字：客户的问题、我们的解法、一个类似客户、下一步。附件最多一个。",
          ],
        }),
        milestone(developer, 3, {
          en: [
            "Get the demonstration booked with the decision maker",
            "Offer two times, send the invitation during the call. If the decision maker cannot come, move the date instead of showing it twice.",
          ],
          zh: [
            "约定决策人参加的演示",
            "给出两个时间供选择，通话时就发出邀请。决策人来不了，宁可改期，也不要演示两遍。",
          ],
        }),
      ]
    ),
    stage(
      demo,
      0.4,
      7,
      "Twenty minutes about their day, not ours. End with a price range and the question what would keep them from starting.",
      "用二十分钟讲客户的一天，而不是我们的产品。结束时给出价格区间，并问一句：还有什么会让您不马上开始？",
      [
        task(salesRep, 1, {
          en: [
            "Prepare the demonstration from the call notes",
            "Three things they said, three things you show, in their order. Log in, data loaded, notifications off.",
          ],
          zh: [
            "根据沟通记录准备演示",
            "客户说过的三件事，对应展示三个场景，按客户的顺序来。提前登录、备好数据、关掉通知。",
          ],
        }),
        milestone(salesRep, 3, {
          en: [
            "Give the demonstration",
            "Confirm the goal in the first minute, let them click, stop after twenty. Ask: “What would have to happen for you to start on the first of the month?”",
          ],
          zh: [
            "完成产品演示",
            "第一分钟先确认目标，让客户自己动手，二十分钟收尾。问一句：“要在下月一号用起来，还差什么？”",
          ],
        }),
        task(salesRep, 4, {
          en: [
            "Open a trial or send the recording",
            "A trial needs a goal and an end date; without them send the recording with the three minutes that matter to each person.",
          ],
          zh: [
            "开通试用或发送录屏",
            "试用要有目标和截止日期；没有的话，就发录屏，并标出与每位参会人相关的那三分钟。",
          ],
        }),
      ]
    ),
    stage(
      quote,
      0.6,
      10,
      "A quote without a date dies. Agree on the day of the decision before you send it, and call on that day.",
      "没有时间点的报价等于石沉大海。发出之前先约定决策日，到了那天就打电话。",
      [
        task(salesRep, 1, {
          en: [
            "Send the quote on the same day",
            "One page, one recommended option, valid for fourteen days, payment and start date on it. Walk through it on the phone.",
          ],
          zh: [
            "当天发出报价单",
            "一页纸，一个推荐方案，有效期十四天，写明付款方式与启用日期。在电话里带客户过一遍。",
          ],
        }),
        repeated(2, task(salesRep, 3, {
          en: [
            "Call about the quote",
            "“What do you like, what is in the way?” Not: “Did you get my e-mail?” Price is too high? Ask compared with what.",
          ],
          zh: [
            "电话跟进报价",
            "问“哪里满意、还有什么顾虑”，不要问“邮件收到了吗”。客户嫌贵，就问和什么相比。",
          ],
        })),
        task(salesManager, 4, {
          en: [
            "Approve special terms",
            "Only against something: annual payment, more users, an order this week. Answer within a day or the deal cools down.",
          ],
          zh: [
            "审批特殊条款",
            "有来有往才批：按年付款、增加用户数、本周下单。一天内答复，否则商机就凉了。",
          ],
        }),
        milestone(salesRep, 6, {
          en: [
            "Order confirmed",
            "A signed quote, an order or a payment. Enter the date and the amount that stand on it.",
          ],
          zh: [
            "订单确认",
            "以签回的报价单、订单或付款为准，按单据上的日期和金额登记。",
          ],
        }),
      ]
    ),
    stage(
      won,
      1,
      null,
      "Welcome the customer today: account, contact, first date. Tell the team in one line what tipped it.",
      "当天就欢迎客户：账号、联系人、首次沟通时间。用一句话告诉团队，是什么促成了这一单。"
    ),
    stage(
      lost,
      0,
      null,
      "One honest Reason. “No answer” after five attempts is a reason too. Put a date into the calendar to ask again.",
      "如实填写一条原因。联系五次没有回音，也是原因。在日历上记下再次联系的日期。"
    ),
    stage(
      onboarding,
      1,
      30,
      "Customers who reach their first result in the first week stay. Bring them there.",
      "第一周就做出成果的客户会留下来。把他们带到那一步。",
      [
        task(customerSuccess, 1, {
          en: [
            "Make the welcome call",
            "Who uses it, for what first, what went wrong with the last tool. Agree on the first result and a date within seven days.",
          ],
          zh: [
            "欢迎电话",
            "谁来用、先用在哪里、上一个工具败在哪里。约定七天之内要做出的第一个成果。",
          ],
        }),
        milestone(customerSuccess, 5, {
          en: [
            "First result reached with the customer",
            "Screen shared, the customer's hands on the mouse. Reached when they did it alone once.",
          ],
          zh: [
            "陪客户做出第一个成果",
            "共享屏幕，鼠标交给客户。客户能独立做完一次才算。",
          ],
        }),
        task(customerSuccess, 15, {
          en: [
            "Check in after three weeks",
            "Fewer log-ins than in week one? Call, do not write. Ask for one more team that could use it.",
          ],
          zh: [
            "满三周回访",
            "登录次数比第一周少了？打电话，别发消息。顺便问问还有哪个团队用得上。",
          ],
        }),
        task(salesRep, 20, {
          en: [
            "Ask for a recommendation",
            "Directly after a success, by name: “Who else do you know with the same problem?”",
          ],
          zh: [
            "请客户推荐",
            "趁客户刚尝到甜头，问得具体一点：“您认识的人里，还有谁也遇到同样的问题？”",
          ],
        }),
      ]
    ),
  ],
};
