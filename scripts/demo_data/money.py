"""Who paid: contributions by source, what came and when, and what it was spent on.

Amounts are US cents. The five sources add up to the sample totals exactly: each local source is
shared out over the projects, and the donor's grant fills each project's cost.
"""

from demo_data.registers import PROGRAMME
from demo_data.rule import SAMPLE, days, draw, in_languages, share_out, working_day

CENTS = 100
TOTAL_COST = 1_704_000
STEP = 100
COST_WEIGHTS = {
    "water": 300,
    "gas_power": 400,
    "road": 260,
    "irrigation": 250,
    "school": 190,
    "health": 190,
    "youth_sport": 115,
    "sanitation": 120,
}
# source: dollars in total, the dollars its amounts are multiples of
SOURCES = {
    "local_government": (306_720, 20),
    "community_in_kind": (187_440, 4),
    "community_cash": (85_200, 20),
    "business": (59_640, 20),
}
ASHAR_SECTORS = {"irrigation": 18, "youth_sport": 18, "school": 13, "water": 12}
AKIMATS = {
    "SK": "akimat-south-kazakhstan",
    "ZH": "akimat-zhambyl",
    "AL": "akimat-almaty",
}
# unit: cents for one; people-days come last and take what is left
UNITS = {"machine_hour": 1200, "m3": 800, "people_day": 400}
RATE_YEARS = range(2002, 2007)
RATE_SOURCE = (
    "Sample rates agreed with the akimat for the programme",
    "Расценки (пример), согласованные с акиматом для программы",
    "Бағдарлама үшін әкімдікпен келісілген бағалар (үлгі)",
)
PURPOSES = {
    "design": ("Design and permits", "Проект и разрешения", "Жоба құжаттары мен рұқсаттар"),
    "materials": ("Materials", "Материалы", "Материалдар"),
    "works": ("Works", "Работы", "Құрылыс жұмыстары"),
    "machinery": ("Machinery and transport", "Техника и транспорт", "Техника және көлік"),
}
PURPOSE_WEIGHTS = (6, 46, 34, 14)


def project_costs(projects):
    """Answer the cost of each project in dollars: 6,000 to 70,000 each, 1,704,000 together."""
    weights = []
    for project in projects:
        size = 60 + min(project["people"], 12_000) * 80 // 12_000
        luck = draw(f"cost {project['code']}", 75, 125)
        weights.append(COST_WEIGHTS[project["sector"]] * size * luck)
    steps = share_out(TOTAL_COST // STEP, weights)
    return [step * STEP for step in steps]


def contribution_rows(projects):
    """Answer one row per project and source of money."""
    costs = project_costs(projects)
    local = {source: _local_shares(source, projects, costs) for source in SOURCES}
    rows = []
    for at, (project, cost) in enumerate(zip(projects, costs, strict=True)):
        amounts = {source: shares[at] for source, shares in local.items() if shares[at]}
        grant = {"donor_grant": cost - sum(amounts.values())}
        for source, dollars in (grant | amounts).items():
            rows.append(_contribution(project, source, dollars * CENTS))
    return rows


def _local_shares(source, projects, costs):
    """Answer each project's dollars from one local source."""
    total, step = SOURCES[source]
    weights = []
    for project, cost in zip(projects, costs, strict=True):
        key = f"{source} {project['code']}"
        weight = draw(key, 80, 120)
        if source == "community_in_kind":
            weight *= ASHAR_SECTORS.get(project["sector"], 7)
        if source == "business" and draw(f"given {key}", 1, 3) > 1:
            weight = 0
        weights.append(cost * weight)
    return [share * step for share in share_out(total // step, weights)]


def _contribution(project, source, amount):
    prefix = project["code"][:2]
    partner = {
        "donor_grant": "usaid",
        "local_government": AKIMATS[prefix],
        "business": "business-farm" if project["sector"] == "irrigation" else "business-build",
    }.get(source, "")
    level = "region" if amount > 900_000 else "district"
    return {
        "key": f"{project['code']}-{source}",
        "project": project["code"],
        "award": PROGRAMME,
        "source_kind": source,
        "level": level if source == "local_government" else "",
        "partner": partner,
        "currency": "USD",
        "pledged_minor": amount,
        "received_minor": amount,
        "pledged_on": project["approved_on"].isoformat(),
        "due_on": working_day(project["started_on"] + days(30)).isoformat(),
    } | SAMPLE


def in_kind_rate_rows():
    """Answer what one unit in kind counts as in each year, wherever a region lists no other."""
    return [
        {"year": year, "unit": unit, "currency": "USD", "rate_minor": rate}
        | SAMPLE
        | {"source": RATE_SOURCE[0]}
        for year in RATE_YEARS
        for unit, rate in UNITS.items()
    ]


def receipt_rows(projects, contributions):
    """Answer dated entries that add up to each contribution, in cash or as work and materials."""
    by_code = {project["code"]: project for project in projects}
    rows = []
    for contribution in contributions:
        project = by_code[contribution["project"]]
        span = (project["ended_on"] - project["started_on"]).days
        source, amount = contribution["source_kind"], contribution["received_minor"]
        if source == "community_in_kind":
            parts = _in_kind(contribution["key"], amount)
        elif source == "donor_grant":
            first = amount * 6 // 10 // CENTS * CENTS
            parts = [(first, "", "", ""), (amount - first, "", "", "")]
        else:
            parts = [(amount, "", "", "")]
        for at, part in enumerate(parts):
            wait = span * at * 6 // 10 // max(1, len(parts) - 1)
            extra = draw(f"receipt {contribution['key']} {at}", 2, span * 3 // 10)
            received = working_day(project["started_on"] + days(wait + extra))
            rows.append(_receipt(contribution, received, part))
    return rows


def _in_kind(key, amount):
    """Split cents into work and materials, each as (amount, quantity, unit, rate)."""
    left, parts = amount, []
    for unit, rate in UNITS.items():
        share = left * draw(f"{unit} {key}", 15, 30) // 100
        quantity = left // rate if unit == "people_day" else share // rate
        if quantity:
            parts.append((quantity * rate, quantity, unit, rate))
            left -= quantity * rate
    return parts


def _receipt(contribution, received_on, part):
    amount, quantity, unit, rate = part
    source = in_languages("rate_source", RATE_SOURCE if unit else ("", "", ""))
    row = {
        "contribution": contribution["key"],
        "received_on": received_on.isoformat(),
        "amount_minor": amount,
        "quantity": quantity,
        "unit": unit,
        "rate_minor": rate,
    }
    return row | source | SAMPLE


def expenditure_rows(projects):
    """Answer what each project's cost was spent on, all of it, while the works went on."""
    rows = []
    for project, cost in zip(projects, project_costs(projects), strict=True):
        span = (project["ended_on"] - project["started_on"]).days
        amounts = share_out(cost, PURPOSE_WEIGHTS)
        for at, (code, amount) in enumerate(zip(PURPOSES, amounts, strict=True)):
            spent = working_day(project["started_on"] + days(span * (at + 1) // len(PURPOSES)))
            row = {"project": project["code"], "spent_on": spent.isoformat(), "purpose": code}
            row |= in_languages("purpose", PURPOSES[code])
            rows.append(row | {"currency": "USD", "amount_minor": amount * CENTS} | SAMPLE)
    return rows
