using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Reference;
using CaseTracker.Tests.Cases;
using CaseTracker.Texts;
using Severity = CaseTracker.Import.Severity;

namespace CaseTracker.Tests.Import;

/// <summary>What a row of the aid-worker incidents becomes, and what a newer file changes.</summary>
[SetUICulture("en")]
public sealed class IncidentRowTests
{
    private static readonly string[] Columns =
    [
        "Incident ID",
        "Year",
        "Month",
        "Day",
        "Country Code",
        "Country",
        "Region",
        "District",
        "City",
        "UN",
        "Nationals killed",
        "Nationals wounded",
        "Nationals kidnapped",
        "Nationals detained",
        "Internationals killed",
        "Internationals wounded",
        "Internationals kidnapped",
        "Internationals detained",
        "Total killed",
        "Total wounded",
        "Total kidnapped",
        "Total detained",
        "Gender Male",
        "Gender Female",
        "Gender Unknown",
        "Means of attack",
        "Location",
        "Latitude",
        "Longitude",
        "Actor type",
        "Verified",
        "Source",
    ];

    private static readonly Dictionary<string, string> Plain = new()
    {
        ["Incident ID"] = "7",
        ["Year"] = "2020",
        ["Month"] = "3",
        ["Day"] = "1",
        ["Country Code"] = "SD",
        ["Country"] = "Sudan",
        ["Region"] = "Darfur",
        ["City"] = "Zalingi",
        ["Nationals killed"] = "2",
        ["Internationals wounded"] = "1",
        ["Total killed"] = "2",
        ["Total wounded"] = "1",
        ["Gender Male"] = "3",
        ["Means of attack"] = "Shooting",
        ["Location"] = "Road",
        ["Latitude"] = "12.9",
        ["Longitude"] = "23.4",
        ["Actor type"] = "Criminal",
        ["Verified"] = "Yes",
        ["Source"] = "Focal Point",
    };

    private static readonly (string, string)[] Same = [];

    [Test]
    public async Task A_row_is_a_case_under_its_country_with_a_person_for_each_one_counted()
    {
        await using var world = await World.New();
        var report = await world.Incidents(File(Same));
        var row = (await world.Rows<CaseRow>(Viewpoint.Un)).Single();
        Assert.That((report.Rows, report.Cases, report.Persons, report.New), Is.EqualTo((1, 1, 3, 1)));
        Assert.That(
            (row.Scope, row.Mission, row.IncidentOn, row.Hosts, row.Area, row.Place, row.Act),
            Is.EqualTo(("humanitarian", "", "2020-03-01", " SDN ", "Darfur", "Zalingi", "killing"))
        );
        Assert.That(
            (row.Means, row.Setting, row.Perpetrator, row.Latitude, row.Killed, row.Injured),
            Is.EqualTo(("small_arms", "road", "criminal", 12.9, 2, 1))
        );
        Assert.That(row.Reference, Does.StartWith("SDN-2020-"));
        Assert.That(
            (await world.Rows<PersonRow>(Viewpoint.Un)).Select(p => (p.Personnel, p.Sex, p.Nationality, p.Harm)),
            Is.EquivalentTo(
                new[]
                {
                    ("humanitarian_ngo", "male", "SDN", "killed"),
                    ("humanitarian_ngo", "male", "SDN", "killed"),
                    ("humanitarian_ngo", "male", (string?)null, "injured_serious"),
                }
            )
        );
        Assert.That(await world.Rows<CaseRow>(new Viewpoint(Audience.Of("SDN"))), Has.Count.EqualTo(1));
        await world.AssertSound();
    }

    [TestCase("Month", "", "IncidentOn", "2020", TestName = "Month_blank")]
    [TestCase("Country Code", "NA", "Hosts", " NAM ", TestName = "Namibia")]
    [TestCase("Nationals killed", "0", "Act", "attack", TestName = "Attack")]
    [TestCase("Internationals kidnapped", "1", "Act", "killing", TestName = "Killing_before_abduction")]
    [TestCase("Verified", "Pending", "Killed", "2", TestName = "Pending")]
    [TestCase("Actor type", "Police or paramilitary", "Perpetrator", "host_state_forces", TestName = "Police")]
    public async Task One_cell_decides(string column, string value, string property, string expected)
    {
        await using var world = await World.New();
        await world.Incidents(
            File([
                (column, value),
                .. column == "Month" ? new[] { ("Day", "") } : [],
                .. column.EndsWith("Code", StringComparison.Ordinal) ? new[] { ("Country", "Namibia") } : [],
            ])
        );
        var row = (await world.Rows<CaseRow>(Viewpoint.Un)).Single();
        Assert.That($"{typeof(CaseRow).GetProperty(property)!.GetValue(row)}", Is.EqualTo(expected));
        Assert.That(
            (await world.File(row.Reference)).Steps[0].Event.Confidence,
            Is.EqualTo(value == "Pending" ? Confidence.Unconfirmed : Confidence.Confirmed)
        );
    }

    [TestCase("Year", "20", Severity.Rejected)]
    [TestCase("Month", "", Severity.Rejected)]
    [TestCase("Month", "13", Severity.Rejected)]
    [TestCase("Year", "2999", Severity.Rejected)]
    [TestCase("Incident ID", "", Severity.Rejected)]
    [TestCase("Nationals killed", "-1", Severity.Rejected)]
    [TestCase("Nationals killed", "many", Severity.Rejected)]
    [TestCase("Total killed", "5", Severity.Doubtful)]
    [TestCase("Latitude", "123", Severity.Doubtful)]
    [TestCase("Means of attack", "Sorcery", Severity.Doubtful)]
    [TestCase("Country", "Norway", Severity.Doubtful)]
    public async Task Reports_a_row_with_line_column_value_and_goes_on(string column, string value, Severity severity)
    {
        await using var world = await World.New();
        var report = await world.Incidents(
            File(Same, column == "Incident ID" ? [(column, value)] : [("Incident ID", "8"), (column, value)])
        );
        var finding = report.Findings.Single();
        Assert.That((finding.Severity, finding.Line), Is.EqualTo((severity, 4)));
        Assert.That(report.New, Is.EqualTo(severity == Severity.Rejected ? 1 : 2));
    }

    [Test]
    public async Task An_incident_without_a_known_country_concerns_no_State_until_it_is_known()
    {
        await using var world = await World.New();
        var report = await world.Incidents(File([("Country Code", ""), ("Country", "")]));
        Assert.That(
            report.Findings.Select(f => (f.Severity, f.Column, f.Reason)),
            Is.EqualTo([(Severity.Doubtful, "Country", Text.ImportPlaceUnknown)])
        );
        await world.Incidents(File(Same));
        Assert.That(await world.Rows<CaseRow>(new Viewpoint(Audience.Of("SDN"))), Has.Count.EqualTo(1));
        await world.AssertSound();
    }

    [Test]
    public async Task A_file_of_tags_alone_is_refused()
    {
        await using var world = await World.New();
        var refusal = await Assert.ThrowsAsync<FluentValidation.ValidationException>(() => world.Incidents(File()));
        Assert.That(refusal!.Message, Is.EqualTo(Text.ImportFileWithoutRows));
    }

    [Test]
    public async Task Two_incidents_under_one_id_stay_two()
    {
        await using var world = await World.New();
        var (one, two) = (Same, new[] { ("Day", "9"), ("Nationals killed", "1"), ("Total killed", "1") });
        await world.Incidents(File(one, two));
        var again = await world.Incidents(File(two, one));
        Assert.That((again.Changed, again.New, again.Findings.Single().Reason), Is.EqualTo((0, 0, Text.ImportKeyTwice)));
        Assert.That(await world.Rows<CaseRow>(Viewpoint.Un), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_newer_file_corrects_what_differs_and_an_officer_s_correction_stays()
    {
        await using var world = await World.New();
        await world.Incidents(File([("Verified", "Pending")]));
        var reference = (await world.Rows<CaseRow>(Viewpoint.Un)).Single().Reference;
        var persons = (await world.Rows<PersonRow>(Viewpoint.Un)).Select(p => p.PersonId).ToList();
        await world.Do(
            new CorrectIncident.Command(
                reference,
                null,
                "",
                PartialDate.Parse("2020-03-01"),
                Act.Killing,
                null,
                "SDN",
                "Darfur",
                "Nyala",
                12.0,
                24.9,
                null,
                null,
                null,
                null,
                "Own report",
                Source.MissionMonitoring,
                Confidence.Confirmed
            )
        );

        (string, string)[] newer =
        [
            ("Day", "2"),
            ("City", "Garsila"),
            ("Nationals killed", "1"),
            ("Total killed", "1"),
            ("Internationals wounded", "2"),
            ("Total wounded", "2"),
            ("Gender Male", "2"),
            ("Gender Female", "1"),
        ];
        var dry = await world.Incidents(File(newer), dryRun: true);
        var report = await world.Incidents(File(newer));
        var row = (await world.Rows<CaseRow>(Viewpoint.Un)).Single();
        Assert.That((report.New, report.Changed, dry.Plan), Is.EqualTo((0, 1, report.Plan)));
        Assert.That(
            (row.Reference, row.IncidentOn, row.Place, row.Latitude, row.Killed, row.Injured),
            Is.EqualTo((reference, "2020-03-02", "Nyala", 12.0, 1, 2))
        );
        Assert.That(report.Findings.Single().Value, Is.EqualTo("place Nyala ≠ Garsila"));
        Assert.That((await world.Rows<PersonRow>(Viewpoint.Un)).Count(p => persons.Contains(p.PersonId)), Is.EqualTo(2));
        Assert.That((await world.Rows<PersonRow>(Viewpoint.Un)).Select(p => p.Sex).Distinct(), Is.EqualTo(["unknown"]));
        Assert.That((await world.Incidents(File(newer))).Position, Is.EqualTo(report.Position));

        var back = await world.Incidents(File(Same));
        Assert.That(
            (back.Changed, (await world.Rows<PersonRow>(Viewpoint.Un)).Select(p => p.PersonId).Intersect(persons).Count()),
            Is.EqualTo((1, 3)),
            "a person who was withdrawn is the same when counted again"
        );
        await world.AssertSound();
    }

    /// <summary>A header, a row of HXL tags, and a plain row for each list of cells that differ.</summary>
    private static string File(params (string Column, string Value)[][] rows) =>
        string.Concat(
            rows.Select(r => r.ToDictionary(c => c.Column, c => c.Value))
                .Select(r => string.Join(',', Columns.Select(c => r.GetValueOrDefault(c) ?? Plain.GetValueOrDefault(c, ""))))
                .Prepend(string.Join(',', Columns.Select((_, i) => i == 0 ? "#event+id" : "#x")))
                .Prepend(string.Join(',', Columns))
                .Select(line => line + "\n")
        );
}
