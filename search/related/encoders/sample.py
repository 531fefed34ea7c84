"""Sentences of many matters in four languages, by which encoders are made alike."""

from __future__ import annotations

SAMPLE: tuple[tuple[str, str, str, str], ...] = (
    (
        "The council wants to close the old swimming pool at the end of the year.",
        "市议会打算年底关闭旧游泳馆。",
        "Der Stadtrat will das alte Schwimmbad zum Jahresende schließen.",
        "El ayuntamiento quiere cerrar la vieja piscina a finales de año.",
    ),
    (
        "Farmers in the south have lost half of their harvest to the drought.",
        "由于干旱，南部农民损失了一半的收成。",
        "Bauern im Süden haben durch die Dürre die Hälfte ihrer Ernte verloren.",
        "Los agricultores del sur han perdido la mitad de su cosecha por la sequía.",
    ),
    (
        "The company sold 4 million phones in the first three months.",
        "该公司前三个月售出400万部手机。",
        "Das Unternehmen verkaufte in den ersten drei Monaten 4 Millionen Telefone.",
        "La empresa vendió 4 millones de teléfonos en los tres primeros meses.",
    ),
    (
        "“We trained all winter for this one match,” the goalkeeper said.",
        "“为了这一场比赛，我们训练了整个冬天。”守门员说。",
        "„Wir haben den ganzen Winter für dieses eine Spiel trainiert“, sagte die Torhüterin.",
        "«Entrenamos todo el invierno para este único partido», dijo la portera.",
    ),
    (
        "Doctors warn that the new virus spreads faster among children.",
        "医生警告说，新病毒在儿童中传播得更快。",
        "Ärzte warnen, dass sich das neue Virus unter Kindern schneller ausbreitet.",
        "Los médicos advierten de que el nuevo virus se propaga más rápido entre los niños.",
    ),
    (
        "The judge will announce her decision on the appeal next Thursday.",
        "法官将于下周四宣布对上诉的裁决。",
        "Die Richterin wird ihre Entscheidung über die Berufung am nächsten Donnerstag verkünden.",
        "La jueza anunciará su decisión sobre el recurso el próximo jueves.",
    ),
    (
        "A painting that hung in a kitchen for years turned out to be very valuable.",
        "一幅在厨房里挂了多年的画原来非常值钱。",
        "Ein Gemälde, das jahrelang in einer Küche hing, erwies sich als sehr wertvoll.",
        "Un cuadro que colgó durante años en una cocina resultó ser muy valioso.",
    ),
    (
        "Trains between the two capitals were cancelled because of the storm.",
        "受风暴影响，两国首都之间的列车停运。",
        "Wegen des Sturms fielen die Züge zwischen den beiden Hauptstädten aus.",
        "Los trenes entre las dos capitales se cancelaron a causa de la tormenta.",
    ),
    (
        "Astronomers have found a small planet that circles a dim red star.",
        "天文学家发现了一颗围绕暗淡红星运行的小行星。",
        "Astronomen haben einen kleinen Planeten entdeckt, der einen schwachen roten Stern umkreist.",
        "Los astrónomos han hallado un pequeño planeta que gira alrededor de una tenue estrella roja.",
    ),
    (
        "Parliament rejected the bill on higher fuel taxes by two votes.",
        "议会以两票之差否决了提高燃油税的法案。",
        "Das Parlament lehnte das Gesetz über höhere Kraftstoffsteuern mit zwei Stimmen Mehrheit ab.",
        "El Parlamento rechazó por dos votos la ley que subía los impuestos al combustible.",
    ),
    (
        "Researchers taught a computer to recognise birds by their songs.",
        "研究人员教会计算机通过鸣叫声识别鸟类。",
        "Forscher brachten einem Computer bei, Vögel an ihrem Gesang zu erkennen.",
        "Unos investigadores enseñaron a un ordenador a reconocer aves por su canto.",
    ),
    (
        "The bank raised its interest rate to slow down rising prices.",
        "银行提高利率，以抑制物价上涨。",
        "Die Bank erhöhte ihren Zinssatz, um den Anstieg der Preise zu bremsen.",
        "El banco subió su tipo de interés para frenar el alza de los precios.",
    ),
)
"""Each row says one thing in English, Chinese, German and Spanish."""
