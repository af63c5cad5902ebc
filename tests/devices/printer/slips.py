"""The slips of 张建国 and 刘洋, as the hall would hand them to a printer."""

from __future__ import annotations

from hall.tickets.slip import Slip

FOLLOW = "https://hall.example.gov.cn/t/Xk3vQ9pLr2TzB7"

ZHANG_JIANGUO = Slip(
    ticket=1,
    number="A012",
    title="不动产登记",
    where="请到一楼 B 区等候",
    ahead="前面还有 3 人",
    wait="大约要等 10–20 分钟",
    priority="优先",
    follow=FOLLOW,
    follow_hint="扫码看叫号进度",
    bring=("身份证", "不动产权证书"),
    bring_title="请先准备好",
    issued="2026-09-28 09:14",
    hall="垫江县政务服务中心",
)

LIU_YANG = Slip(
    ticket=2,
    number="B105",
    title="Social and medical insurance",
    where="Please wait in Zone B, first floor",
    ahead="3 people are ahead of you",
    wait="About 10–20 minutes to wait",
    priority="",
    follow=FOLLOW,
    follow_hint="Scan to follow your place in line",
    bring=("Identity card", "Medical insurance certificate or social security card"),
    bring_title="Please have ready",
    issued="28 Sep 2026, 09:14",
    hall="Dianjiang Government Service Centre",
)
