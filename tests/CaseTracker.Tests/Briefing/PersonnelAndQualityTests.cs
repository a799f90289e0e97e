using CaseTracker.Access;
using CaseTracker.Briefing;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Notifications;
using CaseTracker.Reference;
using CaseTracker.Tests.Cases;
using CaseTracker.Tests.Proceedings;
using static CaseTracker.Tests.Cases.Scene;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace CaseTracker.Tests.Briefing;

/// <summary>T8, T12 and T15: who was affected, what closed missions leave open, and how good the data are.</summary>
public sealed class PersonnelAndQualityTests
{
    [Test]
    public async Task Persons_are_told_apart_by_category_recruitment_and_sex()
    {
        await using var world = await World.New();
        await world.Do(
            RegisterCaseTests.Killing("MINUSCA") with
            {
                Persons =
                [
                    Of(Personnel.LocallyRecruited, Sex.Female, "CAF", Harm.Abducted, Harm.Killed),
                    Of(Personnel.LocallyRecruited, Sex.Female, "CAF", Harm.Killed),
                    Of(Personnel.UnVolunteer, Sex.Unknown, "KHM", Harm.Missing),
                    Of(Personnel.Contingent, Sex.Male, "MAR", Harm.InjuredMinor),
                ],
            }
        );
        Assert.That(
            await Lines(World.Desk),
            Is.EqualTo(
                (string[])
                    [
                        "contingent contributed male | injured_minor 1",
                        "locally_recruited local female | killed 2",
                        "un_volunteer not_specified unknown | missing 1",
                        " | killed 2, injured_minor 1, missing 1",
                    ]
            )
        );
        Assert.That(
            await Lines(World.Liaison("MAR")),
            Is.EqualTo((string[])["contingent contributed male | injured_minor 1", " | injured_minor 1"])
        );
        Assert.That(await Lines(World.Liaison("CAF")), Has.Count.EqualTo(4));

        async Task<List<string>> Lines(Caller caller)
        {
            var table = await world.As(caller).Send(new ViewTable.Query(TableId.T8, Period.OfYear(2017)));
            return
            [
                .. table.Rows.Select(r =>
                    Line(r, r.Cells.Zip(table.Columns).Where(x => x.First.Value > 0).Select(x => $"{x.Second.Id[5..]} {x.First.Value}"))
                ),
            ];
        }

        static AddPerson.Facts Of(Personnel personnel, Sex sex, string state, params Harm[] harms) =>
            new(personnel, sex, state, [.. harms.Select(h => new HarmSuffered(h, null))], null);
    }

    [Test]
    public async Task What_a_closed_mission_leaves_open_is_shown_with_who_answers_for_it_and_when_a_host_State_was_last_in_touch()
    {
        await using var world = await World.New();
        var killing = RegisterCaseTests.Killing("MINUSMA") with
        {
            Persons = [new AddPerson.Facts(Personnel.Contingent, Sex.Male, "TCD", [new HarmSuffered(Harm.Killed, null)], null)],
        };
        var open = (await world.Do(killing)).Reference!;
        await world.Do(killing with { OccurredOn = Day("2020-02-01") });
        var closed = (await world.Do(killing with { OccurredOn = Day("2019-02-01") })).Reference!;
        await world.DoWithTwo(new CloseCase.Command(closed, null, Closure.Discontinued, "Nobody was found"));
        await world.Do(RegisterCaseTests.Killing("MINUSCA", "MAR"));
        await world.Do(new NotifyState.Command(open, null, "MLI", Day("2017-05-10"), MessageChannel.Paper));
        await world.Do(
            new RecordReply.Command(open, null, MessageKind.HostReply, "MLI", MessageChannel.Meeting, Day("2017-07-01"), null, null)
        );
        await world.Do(new NotifyState.Command(open, null, "TCD", Day("2017-08-11"), MessageChannel.Paper));
        var period = Period.OfYear(2023);
        Assert.That(
            await Lines(World.Desk, period),
            Is.EqualTo(
                (string[])
                    [
                        "MINUSMA | open_cases 2, responsible_office Department of Peace Operations, last_contact 2017-07-01, stage_reported 1, stage_notified 1, stage_investigation 0, stage_trial 0, stage_verdict 0, stage_final 0",
                        " | open_cases 2, responsible_office , last_contact 2017-07-01, stage_reported 1, stage_notified 1, stage_investigation 0, stage_trial 0, stage_verdict 0, stage_final 0",
                    ]
            )
        );
        Assert.That(
            (await Lines(World.Liaison("TCD"), period))[0],
            Does.StartWith("MINUSMA | open_cases 2, responsible_office Department of Peace Operations, last_contact , ")
        );
        Assert.That((await Lines(World.Desk, Period.OfYear(2022)))[0], Does.StartWith(" | open_cases 0, "));
        Assert.That(await Lines(World.Desk, period, new CaseFilter { MissionStatus = MissionStatus.Open }), Is.Empty);
        Assert.That(
            await Lines(World.Desk, period, new CaseFilter { MissionStatus = MissionStatus.Open, MissionsOn = new DateOnly(2022, 12, 31) }),
            Has.Count.EqualTo(2)
        );

        async Task<List<string>> Lines(Caller caller, Period about, CaseFilter? filter = null)
        {
            var table = await world.As(caller).Send(new ViewTable.Query(TableId.T12, about, filter));
            return
            [
                .. table.Rows.Select(r => Line(r, r.Cells.Zip(table.Columns, (cell, column) => $"{column.Id} {cell.Text(column.Kind)}"))),
            ];
        }
    }

    [Test]
    [SetUICulture("fr")]
    public void The_responsible_office_is_named_in_the_reader_s_language()
    {
        var basis = new TableBasis(
            Period.OfYear(2023),
            new CaseFilter(),
            Audience.Un,
            new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc),
            1
        );
        var table = Tables.Of(
            TableId.T12,
            new TableRows(basis, new MissionCatalogue(MissionList.All))
            {
                Cases =
                [
                    new CaseFact
                    {
                        Mission = "MINUSMA",
                        Stage = "reported",
                        Cases = 3,
                    },
                ],
            }
        );
        Assert.That(table.Rows[0].Cells[1].Text(ColumnKind.Name), Is.EqualTo("Département des opérations de paix"));
    }

    [Test]
    public async Task Only_the_United_Nations_read_where_something_is_unconfirmed()
    {
        await using var world = await World.New();
        var (reference, _) = await world.Killing("MAR");
        await world.Killing("MAR");
        await world.Do(new NotifyState.Command(reference, null, "CAF", Day("2017-05"), MessageChannel.Paper));
        var court = await Court.Open(world, Forum.Civilian, "CAF", reference);
        await court.Step(ProceedingStep.InvestigationOpened, "2017-06-01");
        Assert.That(await Total(World.Desk), Is.EqualTo("cases 2, unconfirmed 0, disputed 0, stale 2, dates_missing 1"));
        await court.Figure(Figure.Convicted, 3, "2018-02-07", Source.Ngo, Confidence.Unconfirmed);
        Assert.That(await Total(World.Desk), Is.EqualTo("cases 2, unconfirmed 1, disputed 0, stale 2, dates_missing 1"));
        foreach (var state in (string[])["CAF", "MAR"])
            Assert.That(await Total(World.Liaison(state)), Is.EqualTo("cases 2, disputed 0, stale 2, dates_missing 1"));
        Assert.That((await world.As(World.Liaison("CAF")).Send(new ListCases.Query(new CaseFilter { Unconfirmed = true }))).Count, Is.Zero);
        Assert.That(
            (await world.As(World.Desk).Send(new ListCases.Query(new CaseFilter { Unconfirmed = true }))).Rows.Single().Reference,
            Is.EqualTo(reference)
        );
        await world.AssertSound();

        async Task<string> Total(Caller caller)
        {
            var table = await world
                .As(caller)
                .Send(new ViewTable.Query(TableId.T15, Period.Of(new PartialDate(2017), new PartialDate(2018))));
            return string.Join(", ", table.Rows[^1].Cells.Zip(table.Columns, (cell, column) => $"{column.Id} {cell.Value}"));
        }
    }

    /// <summary>Spelt out once more over the rows, and not as the product does it.</summary>
    [Property(MaxTest = 2)]
    public async Task The_figures_are_those_of_an_own_count_over_the_rows(int seed)
    {
        await using var world = await Synthetic.World(seed, 80);
        var period = Period.Of(new PartialDate(2005), new PartialDate(2022));
        foreach (var caller in await ListPagingTests.Callers(world))
        {
            var all = (await world.Rows<CaseRow>(caller.Viewpoint))
                .Where(c => c is { Standing: "counted", Scope: "peacekeeping" } && string.CompareOrdinal(c.IncidentOn, "2023") < 0)
                .ToDictionary(c => c.CaseId);
            var within = all.Values.Where(c => string.CompareOrdinal(c.IncidentOn, "2005") >= 0).ToList();
            var ids = within.Select(c => c.CaseId).ToHashSet();
            var persons = (await world.Rows<PersonRow>(caller.Viewpoint)).Where(p => ids.Contains(p.CaseId)).ToList();
            var personnel = await world.As(caller).Send(new ViewTable.Query(TableId.T8, period));
            Assert.That(
                personnel.Rows.SkipLast(1).Select(r => $"{r.Keys[0]} {r.Keys[2]}"),
                Is.EquivalentTo(persons.Select(p => $"{p.Personnel} {p.Sex}").Distinct())
            );
            foreach (var row in personnel.Rows.SkipLast(1))
                Assert.That(
                    row.Cells.Sum(c => c.Value),
                    Is.EqualTo(persons.Count(p => p.Personnel == row.Keys[0] && p.Sex == row.Keys[2]))
                );
            Assert.That(Value(personnel, personnel.Rows[^1], "harm_killed"), Is.EqualTo(persons.Count(p => p.Harm == "killed")));

            var closed = new MissionCatalogue(MissionList.All).ClosedOn(period.To).Select(m => m.Code).ToHashSet();
            var left = all.Values.Where(c => c.Closure is null && closed.Contains(c.Mission)).ToList();
            var missions = await world.As(caller).Send(new ViewTable.Query(TableId.T12, period));
            Assert.That(
                missions.Rows.SkipLast(1).Select(r => $"{r.Keys[0]} {r.Cells[0].Value}"),
                Is.EquivalentTo(left.CountBy(c => c.Mission).Select(c => $"{c.Key} {c.Value}"))
            );
            var contacts = (await world.Rows<MessageRow>(caller.Viewpoint))
                .Where(m => left.Any(c => c.CaseId == m.CaseId && c.Hosts.Contains($" {m.State} ", StringComparison.Ordinal)))
                .ToList();
            Assert.That(missions.Rows[^1].Cells[2].Code, Is.EqualTo(contacts.Select(m => m.SentOn).Max(StringComparer.Ordinal)));

            var undated = (await world.Rows<MovementRow>(caller.Viewpoint))
                .Where(m => m.OccurredOn is null)
                .Select(m => m.CaseId)
                .ToHashSet();
            var quality = await world.As(caller).Send(new ViewTable.Query(TableId.T15, period));
            foreach (var row in quality.Rows)
            {
                var cases = within.Where(c => row.Kind == RowKind.Total || c.Mission == row.Keys[0]).ToList();
                Assert.That(Value(quality, row, "cases"), Is.EqualTo(cases.Count));
                Assert.That(
                    Value(quality, row, "stale"),
                    Is.EqualTo(cases.Count(c => c.Closure is null && string.CompareOrdinal(c.LastMovedOn, "2021-12-31") < 0))
                );
                Assert.That(
                    Value(quality, row, "dates_missing"),
                    Is.EqualTo(
                        cases.Count(c =>
                            c.IncidentOn.Length < 10
                            || undated.Contains(c.CaseId)
                            || (c.Stage != "reported" && c.HostNotifiedOn is not { Length: 10 })
                        )
                    )
                );
                if (!caller.Audience.IsState)
                    Assert.That(Value(quality, row, "unconfirmed"), Is.EqualTo(cases.Count(c => c.Unconfirmed == true)));
            }
        }
    }

    private static string Line(TableRow row, IEnumerable<string> cells) => $"{string.Join(' ', row.Keys)} | {string.Join(", ", cells)}";

    private static int? Value(BriefingTable table, TableRow row, string column) =>
        row.Cells[table.Columns.ToList().FindIndex(c => c.Id == column)].Value;
}
