using CaseTracker.Disclosure;
using CaseTracker.Import;
using CaseTracker.Texts;
using static CaseTracker.Tests.Import.Importing;

namespace CaseTracker.Tests.Import;

/// <summary>What a single row of the fatalities series becomes, and what is reported of it.</summary>
[SetUICulture("en")]
public sealed class FatalityRowTests
{
    private static IEnumerable<TestCaseData> Traps =>
        [
            Trap(Row("A-1", date: "2020-02-30"), Severity.Rejected, "incident_date", "2020-02-30", Text.ImportDateNotValid),
            Trap(Row("A-1", date: "2999-01-01"), Severity.Rejected, "incident_date", "2999-01-01", Text.ImportDateNotValid),
            Trap(Row("A-1", date: "1900-01-01"), Severity.Rejected, "incident_date", "1900-01-01", Text.ImportDateNotValid),
            Trap(Row("A-1", date: ""), Severity.Rejected, "incident_date", "", Text.ImportDateNotValid),
            Trap(Row("A-1", mission: "NOWHERE"), Severity.Rejected, "mission_acronym", "NOWHERE", Text.MissionUnknown("NOWHERE")),
            Trap(Row("A-1", incident: "Bad luck"), Severity.Rejected, "type_of_incident", "Bad luck", Text.ImportValueUnknown),
            Trap(
                Row("A-1").Replace("Fatality", "Injury", StringComparison.Ordinal),
                Severity.Rejected,
                "type_of_casualty",
                "Injury",
                Text.ImportNotAFatality
            ),
            Trap(Row(""), Severity.Rejected, "casualty_id", "", Text.ImportKeyNotValid),
            Trap(Row("A-1") + ",more", Severity.Rejected, "", "", Text.ImportFieldCount(13, 12)),
            Trap(
                Row("A-1", personnel: "Volunteer"),
                Severity.Doubtful,
                "casualty_personnel_type",
                "Volunteer",
                Text.ImportTakenAs("other")
            ),
            Trap(Row("A-1", gender: "X"), Severity.Doubtful, "gender", "X", Text.ImportTakenAsUnknown),
            Trap(
                Row("A-1", nationality: "Ruritania", iso: ""),
                Severity.Doubtful,
                "casualty_nationality",
                "Ruritania",
                Text.ImportTakenAsUnknown
            ),
            Trap(
                Row("A-1", nationality: "Norway", iso: "TCD"),
                Severity.Doubtful,
                "casualty_nationality",
                "Norway",
                Text.ImportTakenAs("TCD")
            ),
        ];

    [TestCaseSource(nameof(Traps))]
    public async Task Reports_a_row_with_line_column_value_and_reason_and_goes_on(string row, Finding expected)
    {
        await using var world = await World.New();
        var report = await world.Edition("2021-01-01", Row("A-0"), row);
        Assert.That(report.Findings.Single() with { Key = null }, Is.EqualTo(expected));
        var rejected = expected.Severity == Severity.Rejected ? 1 : 0;
        Assert.That((report.Rows, report.New, report.Rejected), Is.EqualTo((2, 2 - rejected, rejected)));
        await world.AssertSound();
    }

    [TestCase("Military", "contingent", "TCD")]
    [TestCase("Military Observer", "military_observer", "TCD")]
    [TestCase("Police", "individual_police", "TCD")]
    [TestCase("Local ", "locally_recruited", "TCD")]
    [TestCase("International Civilian", "international_civilian", "TCD")]
    [TestCase("Other", "other", "TCD")]
    public async Task A_person_is_of_one_category_and_concerns_one_State(string written, string personnel, string state)
    {
        await using var world = await World.New();
        await world.Edition("2021-01-01", Row("A-1", personnel: written));
        var person = (await world.Rows<PersonRow>(Viewpoint.Un)).Single();
        Assert.That((person.Personnel, person.ConcernedState, person.Harm, person.Sex), Is.EqualTo((personnel, state, "killed", "male")));
    }

    [TestCase("Accident", "accident")]
    [TestCase("Illness", "illness")]
    [TestCase("Self-Inflicted", "self_inflicted")]
    [TestCase("To Be Determined", "undetermined")]
    [TestCase("Unknown", "undetermined")]
    public async Task What_is_no_malicious_act_is_kept_as_a_record_and_is_no_case(string written, string nature)
    {
        await using var world = await World.New();
        var report = await world.Edition("2021-01-01", Row("A-1", incident: written, gender: "F"));
        var record = (await world.As(World.Desk).Send(new ListRecords.Query())).Rows.Single();
        Assert.That(
            (report.Cases, report.OutOfScope, record.Nature, record.Sex, record.Nationality, record.Mission),
            Is.EqualTo((0, 1, nature, "female", "TCD", "MINUSMA"))
        );
        Assert.That(await world.Rows<CaseRow>(Viewpoint.Un), Is.Empty);
    }

    [Test]
    public async Task Two_persons_under_one_key_stay_two_and_further_or_equal_rows_are_rejected()
    {
        await using var world = await World.New();
        var report = await world.Edition(
            "2021-01-01",
            Row("A-1"),
            Row("A-1", nationality: "Niger", iso: "NER"),
            Row("A-1"),
            Row("A-1", nationality: "Togo", iso: "TGO")
        );
        Assert.That(
            report.Findings.Select(f => (f.Severity, f.Line, f.Reason)),
            Is.EqualTo(
                new[]
                {
                    (Severity.Doubtful, 3, Text.ImportKeyTwice),
                    (Severity.Rejected, 4, Text.ImportSameRow(2)),
                    (Severity.Rejected, (int?)5, Text.ImportKeyTooOften),
                }
            )
        );
        Assert.That((report.New, report.Rejected, report.Persons), Is.EqualTo((2, 2, 2)));
        Assert.That((await world.Rows<PersonRow>(Viewpoint.Un)).Select(p => p.Nationality), Is.EquivalentTo(["TCD", "NER"]));
    }

    [Test]
    public async Task One_case_for_each_mission_and_day_with_all_its_host_States_while_the_place_is_not_known()
    {
        await using var world = await World.New();
        var report = await world.Edition(
            "2021-01-01",
            Row("A-1"),
            Row("A-2"),
            Row("A-3", date: "2020-03-02"),
            Row("A-4", mission: "UNISFA"),
            Row("A-5", mission: "minusma ")
        );
        var cases = (await world.Rows<CaseRow>(Viewpoint.Un)).Select(c => (c.Mission, c.IncidentOn, c.Killed, c.Hosts, c.Act));
        Assert.That(report.Cases, Is.EqualTo(3));
        Assert.That(
            cases,
            Is.EquivalentTo([
                ("MINUSMA", "2020-03-01", 3, " MLI ", "killing"),
                ("MINUSMA", "2020-03-02", 1, " MLI ", "killing"),
                ("UNISFA", "2020-03-01", 1, " SDN SSD ", "killing"),
            ])
        );
    }

    [Test]
    public async Task Reads_days_of_a_JSON_edition_before_and_after_1970()
    {
        await using var world = await World.New();
        var report = await world.Fatalities(
            """
            [{"id": 1, "incident_date": -678153600000, "casualty_id": "A-1", "mission_acronym": "UNTSO", "type_of_casualty": "Fatality", "gender": "M", "casualty_nationality": "France", "casualty_personnel_type": "Military", "type_of_incident": "Malicious Act", "m49_code": 250.0, "isocode3": null, "last_update": 1701129600000},
            {"id": 2, "incident_date": 1700524800001, "casualty_id": "A-2", "mission_acronym": "UNTSO", "type_of_casualty": "Fatality", "gender": null, "casualty_nationality": "France", "casualty_personnel_type": "Military", "type_of_incident": "Malicious Act", "m49_code": 250.0, "isocode3": "FRA", "last_update": 1701129600000}]
            """,
            "made-up.json"
        );
        Assert.That((report.New, report.Edition?.ToString()), Is.EqualTo((1, "2023-11-28")));
        Assert.That(
            report.Findings.Select(f => (f.Line, f.Key, f.Column, f.Value)),
            Is.EqualTo([(2, "A-2", "incident_date", "1700524800001")])
        );
        Assert.That((await world.Rows<CaseRow>(Viewpoint.Un)).Single().IncidentOn, Is.EqualTo("1948-07-06"));
    }

    private static TestCaseData Trap(string row, Severity severity, string column, string value, string reason) =>
        new TestCaseData(row, new Finding(severity, 3, null, column, value, reason)).SetArgDisplayNames(column, value, reason);
}
