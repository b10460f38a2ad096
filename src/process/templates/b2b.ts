import type { Template } from "../model";
import { milestone, repeated, stage, task } from "./build";
import { ROLES } from "./roles";
import { TEMPLATE_STAGES } from "./stages";

const [lead, qualification, needs, proposal, negotiation, won, lost, afterSales] = TEMPLATE_STAGES.b2b;
const { salesRep, salesManager, presales, orderDesk, customerSuccess } = ROLES;

/** Complex sales to companies: several people decide, months pass, a solution is worked out together. */
export const b2b: Template = {
  id: "b2b",
  name: { en: "B2B solution sales", "zh-CN": "B2B 解决方案销售" },
  description: {
    en: "For deals that take months and several people to decide: qualify hard, understand the need, then propose.",
    "zh-CN": "适合周期以月计、多人参与决策的商机：先严格筛选，再吃透需求，最后才提方案。",
  },
  stages: [
    stage(
      lead,
      0.1,
      14,
      "Find out whether there is a company and a person worth a conversation. Leave this stage with a meeting, not with a brochure sent.",
      "弄清楚这家公司、这个人值不值得谈。离开本阶段的标志是约到了会面，而不是发出了资料。",
      [
        task(salesRep, 1, {
          en: [
            "Research the company and its contacts",
            "Ten minutes: what they sell, what changed lately (funding, new site, new manager, tender), who could own the problem you solve. Write down one reason to call this week.",
          ],
          zh: [
            "调研客户背景与关键联系人",
            "用十分钟看清：客户卖什么，最近有什么变化（融资、扩产、换帅、招标），谁最可能为你解决的问题负责。写下一条“本周就该联系”的理由。",
          ],
        }),
        task(salesRep, 2, {
          en: [
            "Make the first contact",
            "Open with their situation, not with our product. One question they want to answer beats three features. Log what they said in their own words.",
          ],
          zh: [
            "首次联系客户",
            "从客户的处境切入，不要先讲产品。一个对方愿意回答的问题，胜过三条功能介绍。用客户的原话记下答复。",
          ],
        }),
        repeated(3, task(salesRep, 5, {
          en: [
            "Follow up by another channel",
            "No answer is normal: most meetings come after the fourth attempt. Change the channel (call, e-mail, WeChat, a shared acquaintance) and bring something new each time.",
          ],
          zh: [
            "换一个渠道再次跟进",
            "没有回音很正常，多数会面都是第四次联系之后才约到的。换个渠道（电话、邮件、微信、熟人引荐），每次都带去一点新东西。",
          ],
        })),
        milestone(salesRep, 9, {
          en: [
            "Get a first meeting agreed",
            "Agree on a date, the people and what both sides want to know at the end. Send the agenda the same day. No date in the calendar: still a lead.",
          ],
          zh: [
            "约定首次会面",
            "敲定时间、参会人，以及双方希望谈清楚什么，当天发出议程。日历上没有时间，就仍然只是线索。",
          ],
        }),
      ]
    ),
    stage(
      qualification,
      0.2,
      14,
      "Decide whether to spend the team's time. Money, decision maker, need and time must each have a name, a number or a date. Saying no here is a good result.",
      "判断值不值得投入团队时间。预算、决策人、需求、时间，每一项都要落到人名、数字或日期上。在这里果断放弃，也是好结果。",
      [
        task(salesRep, 2, {
          en: [
            "Hold the first meeting",
            "Listen for two thirds of the time. Leave with: the problem, what it costs them today, who else suffers from it, and what happens if they do nothing.",
          ],
          zh: [
            "完成首次会面",
            "三分之二的时间用来听。离开时要知道：问题是什么，现在每年让客户损失多少，还有谁受影响，不解决会怎样。",
          ],
        }),
        task(salesRep, 4, {
          en: [
            "Confirm the budget and when it is approved",
            "Ask how the last comparable purchase was paid for. A range and the month of approval is enough; “there will be budget” is not.",
          ],
          zh: [
            "确认预算来源与审批时间",
            "问清楚上一次类似采购的钱从哪里出。有区间、有审批月份就够了；“预算会有的”不算数。",
          ],
        }),
        milestone(salesRep, 7, {
          en: [
            "Identify the decision maker and the buying process",
            "Who signs, who can say no, who is asked for an opinion; which steps and committees follow. Check it with two people: they rarely tell the same story.",
          ],
          zh: [
            "摸清决策人与采购流程",
            "谁签字、谁能否决、谁提意见，要走哪些环节、上哪些会。至少向两个人求证，他们的说法往往并不一样。",
          ],
        }),
        milestone(salesManager, 9, {
          en: [
            "Decide to pursue: go or no-go",
            "Manager and rep in fifteen minutes: is there a need that hurts, money, access to the person who signs, and a date? Two missing: stop, and write down why in Reason.",
          ],
          zh: [
            "立项评审：跟进或放弃",
            "销售经理与销售代表用十五分钟过四个问题：痛点够不够痛，钱有没有，见不见得到签字的人，有没有时间表。缺两项就停，并在“原因”里写清楚。",
          ],
        }),
      ]
    ),
    stage(
      needs,
      0.4,
      21,
      "Understand the need well enough to write it down better than the customer can. What they agree to in writing here decides the proposal.",
      "把需求理解到比客户自己写得还清楚。客户在这里书面认可的内容，决定了后面的方案。",
      [
        task(presales, 5, {
          en: [
            "Run the needs workshop with users and IT",
            "Invite those who will use it and those who must run it. Walk through one real case from start to end; note every detour and every spreadsheet.",
          ],
          zh: [
            "与业务、IT 部门开需求研讨会",
            "请将来用的人和将来运维的人都到场。拿一个真实案例从头走到尾，把每一次绕路、每一张手工表格都记下来。",
          ],
        }),
        task(salesRep, 6, {
          en: [
            "Map everyone involved and where they stand",
            "Name, role, what each one wins or loses, for or against. Find the one who explains our case when we are not in the room.",
          ],
          zh: [
            "绘制决策关系图",
            "写明每个人的姓名、角色、得失和立场，找到那个在我们不在场时愿意替我们说话的人。",
          ],
        }),
        task(presales, 9, {
          en: [
            "Put the customer's benefit in numbers",
            "Hours, errors, stock, days of payment: count with the customer's own figures and let their controller check the sum. A benefit nobody else has calculated is an opinion.",
          ],
          zh: [
            "与客户一起量化收益",
            "工时、差错、库存、回款天数，都用客户自己的数据来算，并请对方财务核对。没有人复核过的收益，只是一种看法。",
          ],
        }),
        milestone(presales, 12, {
          en: [
            "Get the written needs confirmed",
            "Two pages: situation, goals with numbers, must-haves, out of scope. Send it with the question “what is wrong or missing?” and wait for the yes in writing.",
          ],
          zh: [
            "需求说明书经客户书面确认",
            "两页纸：现状、量化目标、必须项、不在范围内的内容。发给客户时问一句“哪里写错了、漏了？”，拿到书面确认再往下走。",
          ],
        }),
        task(salesRep, 13, {
          en: [
            "Learn what else they look at",
            "Competitors, building it themselves, and doing nothing, which wins most often. Ask what speaks for each; enter the names in Competitor.",
          ],
          zh: [
            "了解客户的其他选项",
            "竞品、自研，以及赢面最大的“什么都不做”。问清楚各自的优势，并填写“竞争对手”一列。",
          ],
        }),
      ]
    ),
    stage(
      proposal,
      0.6,
      21,
      "Show the solution to the people who decide, in the words of their confirmed needs, and bring every objection onto the table while there is time.",
      "用客户已确认的需求语言，向能拍板的人讲方案，并趁还有时间把所有顾虑都摆到桌面上。",
      [
        task(presales, 5, {
          en: [
            "Work out the solution and the offer",
            "Each must-have with how it is met, three milestones of the roll-out, two price options. What is not needed stays out: it only raises questions.",
          ],
          zh: [
            "编制解决方案与报价",
            "逐条回应必须项，列出三个实施里程碑，给出两档价格。用不上的内容一概不写，写了只会招来疑问。",
          ],
        }),
        task(salesManager, 7, {
          en: [
            "Review price and risks internally",
            "Margin, discount room and who may grant it, delivery dates, special terms. Agree beforehand on what we ask for in return for each concession.",
          ],
          zh: [
            "内部评审价格与风险",
            "核对毛利、折扣空间与审批权限、交付时间、特殊条款。提前商定：每让一步，要换回什么。",
          ],
        }),
        task(presales, 9, {
          en: [
            "Demonstrate with the customer's own case",
            "Show the case from the workshop with their data, by the people's tasks, in thirty minutes. Stop after each step: “Would this work for you?”",
          ],
          zh: [
            "用客户的真实案例做演示",
            "用研讨会上的案例和客户数据，按岗位任务来演示，控制在三十分钟内。每一步都停下来问：“这样用，行得通吗？”",
          ],
        }),
        milestone(salesRep, 12, {
          en: [
            "Present the proposal to the decision maker",
            "In person, never only by e-mail. Goals first, price before the last ten minutes, then be silent. Close with the date of their decision.",
          ],
          zh: [
            "向决策人当面讲解方案",
            "一定当面讲，不要只发邮件。先讲目标，在最后十分钟之前报价，报完就停下来听。结束时约定对方的决策日期。",
          ],
        }),
        task(salesRep, 14, {
          en: [
            "Clear open questions and references",
            "List all objections with who answers until when. Offer a call with a customer of the same industry; prepare that customer first.",
          ],
          zh: [
            "逐条解答疑问并安排客户背书",
            "列出全部顾虑，写明谁在何时答复。安排与同行业老客户通话，并事先和老客户打好招呼。",
          ],
        }),
      ]
    ),
    stage(
      negotiation,
      0.8,
      30,
      "Agree on terms that both sides will still like in a year. Concede slowly, never without a return, and keep the date of signing in view.",
      "谈出一年后双方仍觉得合理的条款。让步要慢、要有交换，始终盯住签约日期。",
      [
        repeated(5, task(salesRep, 2, {
          en: [
            "Agree on the steps to signature with the customer",
            "Legal check, security check, purchase order, signature: who, until when, on both sides. Share it as one list and walk through it every week.",
          ],
          zh: [
            "与客户商定签约推进计划",
            "法务、信息安全、采购下单、签字，双方各由谁负责、何时完成。列成一张表共享，每周一起过一遍。",
          ],
        })),
        milestone(salesManager, 8, {
          en: [
            "Settle price and commercial terms",
            "Negotiate once, with the person who may sign. Trade: a longer term, a reference, an earlier order against each percent. Confirm the result by e-mail the same day.",
          ],
          zh: [
            "敲定价格与商务条款",
            "只和有签字权的人谈一次。每让一个点，都换回更长的合同期、案例授权或更早的订单。当天用邮件确认结果。",
          ],
        }),
        task(orderDesk, 12, {
          en: [
            "Take the contract through legal review",
            "Send our standard first. Collect all changes in one version; liability, payment and data protection go to the people named in the review rules.",
          ],
          zh: [
            "推动合同法务审核",
            "先发我方标准合同，所有修改汇总在同一版本里。责任上限、付款条件、数据保护条款，按评审规则交给对应负责人。",
          ],
        }),
        milestone(salesRep, 20, {
          en: [
            "Contract signed",
            "Done when both signatures are on the document and the order is in the file. A promise on the phone is not a signature.",
          ],
          zh: [
            "合同签署",
            "双方签字盖章、订单归档才算完成。电话里的承诺不算签约。",
          ],
        }),
      ]
    ),
    stage(
      won,
      1,
      null,
      "Thank the customer, hand over to after-sales within two days, and write down in three sentences why we won.",
      "感谢客户，两天内移交售后，并用三句话写下赢单的原因。"
    ),
    stage(
      lost,
      0,
      null,
      "Enter Reason and Competitor while it is fresh. Ask the customer what decided it, and agree when we may call again.",
      "趁记忆清晰填写“原因”和“竞争对手”。问问客户是什么起了决定作用，并约定何时可以再联系。"
    ),
    stage(
      afterSales,
      1,
      90,
      "The second order is decided in the first ninety days. Deliver what was promised, be there when something goes wrong, then ask for a reference.",
      "第二张订单取决于头九十天。兑现承诺，出了问题第一时间到场，然后再请客户做推荐。",
      [
        milestone(salesRep, 2, {
          en: [
            "Hand over to customer success",
            "Needs document, promises made, people and their moods, in one meeting with the customer present. Nothing the customer told sales should have to be told twice.",
          ],
          zh: [
            "移交客户成功团队",
            "需求文档、承诺事项、关键人及其态度，在客户到场的一次会上交接清楚。客户跟销售说过的话，不必再说第二遍。",
          ],
        }),
        task(customerSuccess, 10, {
          en: [
            "Kick off the roll-out",
            "Plan, people, first visible success within thirty days. Agree how progress is reported and whom to call when something is stuck.",
          ],
          zh: [
            "召开项目启动会",
            "明确计划与分工，确定三十天内看得见的第一个成果。约定进展怎样通报、卡住时找谁。",
          ],
        }),
        task(customerSuccess, 30, {
          en: [
            "Check usage and satisfaction",
            "Look at the numbers first, then ask three users: what works, what annoys, what is missing. Enter every issue with an owner and a date.",
          ],
          zh: [
            "回访使用情况与满意度",
            "先看数据，再问三位用户：哪里好用，哪里别扭，还缺什么。每个问题都要落实负责人和日期。",
          ],
        }),
        milestone(customerSuccess, 45, {
          en: [
            "Confirm that the promised benefit has arrived",
            "Put the numbers of the needs document beside today's. Met: ask for a reference. Not met: agree on a plan before the customer asks.",
          ],
          zh: [
            "与客户确认收益达成",
            "把需求说明书里的目标与今天的数据放在一起对照。达成了，请客户推荐；没达成，赶在客户开口之前拿出改进计划。",
          ],
        }),
        task(salesRep, 60, {
          en: [
            "Review the account and the next need",
            "Who else in the company has the same problem? Which contract ends when? One new deal or a clear no goes into the table.",
          ],
          zh: [
            "复盘客户并挖掘新需求",
            "公司里还有谁面临同样的问题？哪些合同何时到期？要么新建一条商机，要么明确记下“暂无”。",
          ],
        }),
      ]
    ),
  ],
};
