using System.Text;
using System.Text.Json;
using CaseTracker.Briefing;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Proceedings;
using CaseTracker.Reference;
using CaseTracker.Tests.Cases;
using CaseTracker.Tests.Proceedings;

namespace CaseTracker.Tests.RealCases;

/// <summary>What the tests of real cases ask of a world: its tables, the status of a case with its reasons, and what an audience finds
/// anywhere.</summary>
internal static class Chronicle
{
    /// <summary>Persons killed, by contributing State or nationality; null where the public facts of the case do not say.</summary>
    public sealed record Killed(string? State, int Count, Personnel Personnel = Personnel.Contingent);

    /// <summary>An attack with persons killed, as a case.</summary>
    public static async Task<string> Attack(this World world, string mission, string on, params Killed[] killed) =>
        (
            await world.Do(
                new RegisterCase.Command(
                    mission,
                    Scene.Day(on),
                    Act.Killing,
                    Nature.Malicious,
                    null,
                    null,
                    null,
                    null,
                    null,
                    Means.Unknown,
                    Setting.Other,
                    Perpetrator.Unknown,
                    null,
                    Source.MissionMonitoring,
                    Confidence.Confirmed,
                    [
                        .. killed.SelectMany(k =>
                            Enumerable.Repeat(
                                new AddPerson.Facts(
                                    k.Personnel,
                                    Sex.Unknown,
                                    k.State,
                                    [new HarmSuffered(Harm.Killed, Scene.Day(on))],
                                    null
                                ),
                                k.Count
                            )
                        ),
                    ]
                )
            )
        ).Reference!;

    public static Task Notified(this World world, string reference, string state, string on) =>
        world.Do(new NotifyState.Command(reference, null, state, Scene.Day(on)));

    /// <summary>A finding of "why this status": value and rule, as the audience had it at the position.</summary>
    public static async Task<string> Why(this World world, string reference, string about, long? position = null, string? audience = null)
    {
        var result = await world.As(World.Desk).Send(new ViewStatus.Query(reference, position, AudienceOf(audience)));
        var finding = result.Findings.Single(f => f.About == about);
        return $"{finding.Value} by {finding.Rule}";
    }

    /// <summary>The stages by which a case rose, each with its date and who says so.</summary>
    public static async Task<IEnumerable<string>> Rise(
        this World world,
        string reference,
        long? position = null,
        string? audience = null
    ) =>
        (await world.As(World.Desk).Send(new ViewStatus.Query(reference, position, AudienceOf(audience))))
            .Findings.Single(f => f.About == "stage")
            .Movements.Select(m => $"{m.ToStage} {m.OccurredOn} {m.Source}");

    /// <summary>The cells of a table's row: of its total, or of a group.</summary>
    public static async Task<Func<string, int?>> Figures(
        this World world,
        TableId id,
        string? key = null,
        long? position = null,
        string? audience = null
    )
    {
        var table = await world
            .As(World.Desk)
            .Send(
                new ViewTable.Query(
                    id,
                    new Period(new DateOnly(2000, 1, 1), new DateOnly(2030, 12, 31)),
                    null,
                    position,
                    null,
                    AudienceOf(audience)
                )
            );
        var row = table.Rows.Single(r => key is null ? r.Kind == RowKind.Total : r.Keys.Contains(key));
        return column => row.Cells[table.Columns.ToList().FindIndex(c => c.Id == column)].Value;
    }

    /// <summary>Everything that the State's liaison is answered about these records, and every row written for that State.</summary>
    public static async Task<string> AllThatIsTold(this World world, string state, string proceeding, params string[] cases)
    {
        var (liaison, told) = (World.Liaison(state), new StringBuilder());
        Tell(await world.As(liaison).Send(new ViewProceeding.Query(proceeding)));
        Tell(await world.As(liaison).Send(new ListProceedings.Query(new ProceedingFilter())));
        Tell(await world.As(liaison).Send(new UpcomingDates.Query()));
        foreach (var reference in cases)
        {
            Tell(await world.As(liaison).Send(new ViewCase.Query(reference)));
            Tell(await world.As(liaison).Send(new ViewStatus.Query(reference)));
        }
        foreach (var id in Enum.GetValues<TableId>())
            told.Append(
                Encoding.UTF8.GetString(
                    TableJson.Write(
                        await world
                            .As(liaison)
                            .Send(new ViewTable.Query(id, new Period(new DateOnly(2000, 1, 1), new DateOnly(2030, 12, 31))))
                    )
                )
            );
        var rows = typeof(World).GetMethod(nameof(World.Rows))!;
        foreach (var table in RowTable.All.Where(t => t.IsPerAudience))
            Tell(
                ((dynamic)rows.MakeGenericMethod(table.Type).Invoke(world, [new Viewpoint(Audience.Of(state)), null])!)
                    .GetAwaiter()
                    .GetResult()
            );
        return told.ToString();

        void Tell(object answer) => told.Append(JsonSerializer.Serialize(answer, answer.GetType()));
    }

    /// <summary>The position of the ledger, after which a day passes.</summary>
    public static async Task<long> Point(this World world)
    {
        world.Clock.Advance(TimeSpan.FromDays(1));
        return await world.Position();
    }

    /// <summary>Moves the clock to a day that has not passed yet.</summary>
    public static void Until(this World world, string day) =>
        world.Clock.Advance(
            new DateTimeOffset(Scene.Day(day).First.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) - world.Clock.GetUtcNow()
        );

    public static Task Whereabouts(this World world, Court court, Guid accused, string text) =>
        world.Do(new RecordWhereabouts.Command(court.Reference, null, accused, text, Source.MissionMonitoring, Confidence.Unconfirmed));

    private static Audience? AudienceOf(string? state) => state is null ? null : Audience.Of(state);
}
