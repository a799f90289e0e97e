using System.Globalization;
using System.Text.Json;
using CaseTracker.Reference;

namespace CaseTracker.Tests.Reference;

public sealed class MissionTests
{
    private static readonly MissionCatalogue _missions = new(MissionList.All);

    [Test]
    public void Has_the_81_listed_peacekeeping_operations_and_UNTAG()
    {
        Assert.That(_missions.All.Count(m => m.Kind == MissionKind.Peacekeeping && m.Code != "UNTAG"), Is.EqualTo(81));
        Assert.That(_missions.Find("UNTAG")?.Kind, Is.EqualTo(MissionKind.Peacekeeping));
    }

    [Test]
    public void Every_listed_operation_is_a_peacekeeping_operation() =>
        Assert.That(
            SharedData
                .Column("peacekeeping-operations-2024-02-19.csv", "mission_acronym")
                .Where(a => _missions.Find(a)?.Kind != MissionKind.Peacekeeping),
            Is.Empty
        );

    [TestCase("fatalities-2021-06.csv", "Mission_Acronym")]
    [TestCase("fatalities-2023-11-28.csv", "mission_acronym")]
    [TestCase("mission-hosts.csv", "mission_acronym")]
    public void Every_mission_of_the_sources_is_found(string file, string column) =>
        Assert.That(SharedData.Column(file, column).Distinct().Where(a => _missions.Find(a) is null), Is.Empty);

    [Test]
    public void MINUSMA_closed_on_31_December_2023()
    {
        var minusma = _missions.Find("MINUSMA")!;
        Assert.That(minusma.End, Is.EqualTo(PartialDate.Parse("2023-12-31")));
        Assert.That(minusma.IsClosedOn(new(2023, 12, 30)), Is.False);
        Assert.That(minusma.IsClosedOn(new(2023, 12, 31)), Is.True);
        Assert.That(minusma.ResponsibleOffice.En, Is.EqualTo("Department of Peace Operations"));
    }

    [Test]
    public void Eleven_operations_were_open_on_1_January_2024()
    {
        var open = _missions.All.Except(_missions.ClosedOn(new(2024, 1, 1))).Where(m => m.Kind == MissionKind.Peacekeeping);
        Assert.That(
            open.Select(m => m.Code),
            Is.EqualTo(["MINURSO", "MINUSCA", "MONUSCO", "UNDOF", "UNFICYP", "UNIFIL", "UNISFA", "UNMIK", "UNMISS", "UNMOGIP", "UNTSO"])
        );
    }

    [TestCase("OSE-Syria", "OSESyria")]
    [TestCase("UN Secretariat", "UNSecretariat")]
    [TestCase("minusca", "MINUSCA")]
    [TestCase("FINUL", "UNIFIL")]
    public void Is_found_as_other_editions_and_languages_write_it(string written, string code) =>
        Assert.That(_missions.Find(written)?.Code, Is.EqualTo(code));

    [TestCase("UNISFA", "2011-07-01", "SDN")]
    [TestCase("UNISFA", "2011-07", "SDN SSD")]
    [TestCase("UNISFA", "2023", "SDN SSD")]
    [TestCase("UNMOGIP", "1950-07-17", "IND PAK")]
    [TestCase("UNSecretariat", "1961-09-18", "")]
    public void Has_the_hosts_of_the_time(string code, string date, string hosts) =>
        Assert.That(string.Join(' ', _missions.Find(code)!.HostsAt(PartialDate.Parse(date))), Is.EqualTo(hosts));

    [Test]
    public void Every_host_is_a_State_that_can_have_a_liaison() =>
        Assert.That(MissionList.All.SelectMany(m => m.Hosts).Where(h => States.Find(h.State) is not { HasLiaison: true }), Is.Empty);

    [Test]
    public void Every_mission_starts_before_it_ends_and_has_both_names()
    {
        Assert.That(MissionList.All.Where(m => m.Start > m.End), Is.Empty);
        Assert.That(MissionList.All.Where(m => m.Names.En is "" || m.Names.Fr is "" || m.Note?.Fr is ""), Is.Empty);
    }

    [Test]
    public void Is_named_in_the_reader_s_language() =>
        Assert.That(
            _missions.Find("UNIFIL")!.Name(CultureInfo.GetCultureInfo("fr")),
            Is.EqualTo("Force intérimaire des Nations Unies au Liban")
        );

    [Test]
    public void No_alias_stands_for_two_missions() =>
        Assert.That(
            MissionList.All.SelectMany(m => m.Aliases.Append(m.Code)),
            Is.Unique.Using((IEqualityComparer<string>)StringComparer.OrdinalIgnoreCase)
        );

    [Test]
    public void Travels_in_json_unchanged()
    {
        var missions = MissionList.All.ToList();
        var json = JsonSerializer.Serialize(missions);
        Assert.That(JsonSerializer.Serialize(JsonSerializer.Deserialize<List<Mission>>(json)), Is.EqualTo(json));
    }

    [Test]
    public void Refuses_two_missions_with_one_code() =>
        Assert.That(() => new MissionCatalogue([MissionList.All[0], MissionList.All[0]]), Throws.ArgumentException);
}
