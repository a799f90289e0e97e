using System.Globalization;
using CaseTracker.Clocks;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Reference;
using CaseTracker.StatusRequests;
using Dapper;

namespace CaseTracker.Benchmarks;

/// <summary>
/// Correspondence, time limits, submissions and requests beside what is seeded, ten messages and more to a case: only the rows that pages
/// read, without ledger and texts, for a page reads the same and nobody waits for hours.
/// </summary>
internal sealed class InboxRows(Store store, DateTime now)
{
    private const int Messages = 11,
        TimeLimits = 3,
        Requests = 2;
    private static readonly DateOnly LastDay = new(2025, 12, 31);
    private readonly Engine _engine = Engine.For(store.Address);

    /// <summary>A case and the States that know it.</summary>
    private sealed record Known(
        Guid Id,
        string Mission,
        string Reference,
        string IncidentOn,
        string Act,
        string Stage,
        List<string> Hosts,
        List<string> States
    )
    {
        public string StateOf(int number) => States[number % States.Count];

        public DateOnly Day(int number)
        {
            var begun = PartialDate.TryParse(IncidentOn, out var on) ? on.First : LastDay;
            return DateOnly.FromDayNumber(Math.Min(LastDay.DayNumber, begun.DayNumber + (number * 37)));
        }
    }

    private sealed record Found
    {
        public string Audience { get; init; } = "";
        public Guid CaseId { get; init; }
        public string Mission { get; init; } = "";
        public string Reference { get; init; } = "";
        public string IncidentOn { get; init; } = "";
        public string Act { get; init; } = "";
        public string Stage { get; init; } = "";
        public string Hosts { get; init; } = "";
    }

    /// <summary>Made once in a database that is kept.</summary>
    public async Task Make()
    {
        var cases = await Cases();
        await Fill(
            cases.SelectMany(
                (c, i) =>
                    Enumerable
                        .Range(0, Messages)
                        .SelectMany(n => ForBoth(MessageOf(c, i, n), (row, audience) => row with { Audience = audience }, c.StateOf(n)))
            )
        );
        await Fill(
            cases.SelectMany(
                (c, i) =>
                    Enumerable
                        .Range(0, TimeLimits)
                        .SelectMany(n =>
                            ForBoth(
                                ClockOf(c, i, n),
                                (row, audience) => row with { Audience = audience, RemindAt = audience == "UN" ? row.RemindAt : null },
                                c.StateOf(n)
                            )
                        )
            )
        );
        await Fill(
            cases
                .Where((_, i) => i % 2 == 0)
                .SelectMany((c, i) => ForBoth(SubmissionOf(c, i), (row, audience) => row with { Audience = audience }, c.StateOf(0)))
        );
        await Fill(
            cases
                .Where(c => c.Hosts.Count > 0)
                .SelectMany(
                    (c, i) =>
                        Enumerable
                            .Range(0, Requests)
                            .SelectMany(n => ForBoth(LineOf(c, i, n), (row, audience) => row with { Audience = audience }, c.Hosts[0]))
                )
        );
    }

    private async Task<List<Known>> Cases()
    {
        await using var connection = await _engine.Open(default);
        var found = await connection.QueryAsync<Found>(
            "SELECT Audience, CaseId, Mission, Reference, IncidentOn, Act, Stage, Hosts FROM CaseRow WHERE ToSeq = @Open",
            new { RowTable.Open }
        );
        return
        [
            .. found
                .GroupBy(f => f.Reference)
                .Select(g =>
                {
                    var (first, states) = (
                        g.First(),
                        g.Where(f => f.Audience != "UN").Select(f => f.Audience).Order(StringComparer.Ordinal).ToList()
                    );
                    var hosts = first.Hosts.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(states.Contains).ToList();
                    return new Known(first.CaseId, first.Mission, first.Reference, first.IncidentOn, first.Act, first.Stage, hosts, states);
                })
                .Where(k => k.States.Count > 0),
        ];
    }

    private static T[] ForBoth<T>(T row, Func<T, string, T> seenBy, string state) => [seenBy(row, "UN"), seenBy(row, state)];

    private static MessageRow MessageOf(Known about, int index, int number)
    {
        var (isReply, isRead, day) = (number % 3 == 2, (index + number) % 4 != 0, Text(about.Day(number)));
        var name = $"{(isReply ? "RP" : "NV")}-{about.StateOf(number)}-{index * Messages + number:X8}";
        return new MessageRow
        {
            CaseId = about.Id,
            Message = name,
            Mission = about.Mission,
            Reference = about.Reference,
            Number = name,
            Kind =
                isReply ? "host_reply"
                : number == 0 ? "initial_notification"
                : number % 3 == 1 ? "contributor_notice"
                : "reminder",
            State = about.StateOf(number),
            Direction = isReply ? "from_state" : "to_state",
            Channel = index % 5 == 0 ? "paper" : "electronic",
            Language = isReply ? null : "en",
            SentOn = day,
            DeliveredOn = isReply ? null : day,
            OpenedOn = isReply || !isRead ? null : day,
            OpenedBy = isReply || !isRead ? null : "liaison@benchmark",
            HasText = true,
        };
    }

    private ClockRow ClockOf(Known about, int index, int number)
    {
        var (lot, state) = (((index * TimeLimits) + number) % 20, about.StateOf(number));
        var (standing, isOfUn) = (
            lot < 12 ? "settled"
            : lot == 19 ? "paused"
            : "running",
            number == 2
        );
        // Of those that run, four in seven are overdue, by as much as four years; the others end within 90 days.
        var due = lot < 16 ? now.AddMinutes(-((index * 7919L) % 2_000_000) - 1) : now.AddMinutes((index * 7919L) % 130_000 + 1);
        return new ClockRow
        {
            StreamId = about.Id,
            ClockId = Id(about, (byte)(number + 1)),
            Mission = about.Mission,
            Reference = about.Reference,
            Kind =
                isOfUn ? "dormant_review"
                : number == 0 ? "host_acknowledgement"
                : "progress_report",
            Obliged = isOfUn ? "UN" : state,
            State = state,
            Standing = standing,
            StartedOn = Text(about.Day(0)),
            DueAt = standing == "paused" ? null : due,
            DueOn = standing == "paused" ? null : Text(DateOnly.FromDateTime(due)),
            RemindAt = standing == "running" && !isOfUn ? due.AddDays(14) : null,
            PausedOn = standing == "paused" ? Text(about.Day(1)) : null,
            EndedOn = standing == "settled" ? Text(about.Day(1)) : null,
            Unit = "days",
            Course = """{"policy":0,"steps":[]}""",
        };
    }

    private static SubmissionRow SubmissionOf(Known about, int index)
    {
        var isOpen = index % 10 == 0;
        return new SubmissionRow
        {
            SubmissionId = Id(about, 101),
            Mission = about.Mission,
            CaseId = about.Id,
            CaseReference = about.Reference,
            Reference = $"SB-{about.StateOf(0)}-{index:X6}",
            State = about.StateOf(0),
            Kind = index % 3 == 0 ? "correction" : "progress_report",
            SentAt = about.Day(3).ToDateTime(new TimeOnly(index % 24, index % 60), DateTimeKind.Utc),
            SentBy = "liaison@benchmark",
            Status = isOpen ? "received" : "accepted",
            IsOpen = isOpen,
            Points = 1,
            Accepted = isOpen ? 0 : 1,
            Disputes = index % 3 == 0,
            Receipt = new string('0', 64),
        };
    }

    private static RequestLineRow LineOf(Known about, int index, int number)
    {
        var (state, year) = (about.Hosts[0], 2025 - number);
        return new RequestLineRow
        {
            CaseId = about.Id,
            RequestId = new Guid(year, (short)state[0], (short)((state[1] << 7) + state[2]), [0, 0, 0, 0, 0, 0, 0, 1]),
            Mission = about.Mission,
            Reference = $"SR-{state}-{year}",
            State = state,
            CaseReference = about.Reference,
            IncidentOn = about.IncidentOn,
            Act = about.Act,
            Stage = about.Stage,
            SentOn = $"{year}-02-01",
            AnswerBy = $"{year}-04-01",
            AnsweredOn = index % 3 == 0 ? $"{year}-03-15" : null,
        };
    }

    private static Guid Id(Known about, byte number)
    {
        var id = about.Id.ToByteArray(bigEndian: true);
        id[15] ^= number;
        return new Guid(id, bigEndian: true);
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Indexes are made anew afterwards: row by row they would take most of the time.</summary>
    private async Task Fill<T>(IEnumerable<T> rows)
        where T : Row
    {
        var table = RowTable.Of(typeof(T));
        await using var connection = await _engine.Open(default);
        await using var transaction = await _engine.Begin(connection, writing: true, default);
        var indexes = (
            await connection.QueryAsync<(string Name, string Sql)>(
                "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = @Name AND sql IS NOT NULL",
                new { table.Name },
                transaction
            )
        ).ToList();
        // An index that is dropped takes its figures for the planner along.
        var statistics = (
            await connection.QueryAsync<(string Index, string Figures)>(
                "SELECT idx, stat FROM sqlite_stat1 WHERE tbl = @Name AND idx <> @Name",
                new { table.Name },
                transaction
            )
        )
            .Select(s => new
            {
                table.Name,
                s.Index,
                s.Figures,
            })
            .ToList();
        foreach (var (name, _) in indexes)
            await connection.ExecuteAsync($"DROP INDEX {name}", null, transaction);
        await _engine.Insert(
            connection,
            transaction,
            table.Name,
            [.. table.Columns, "FromSeq", "ToSeq"],
            rows.Select(r => (object?[])[.. table.ValuesOf(r), 1L, RowTable.Open]),
            default
        );
        foreach (var (_, sql) in indexes)
            await connection.ExecuteAsync(sql, null, transaction);
        await connection.ExecuteAsync(
            "INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (@Name, @Index, @Figures)",
            statistics,
            transaction
        );
        await transaction.CommitAsync();
    }
}
