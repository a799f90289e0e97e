using System.Globalization;
using System.Text;
using CaseTracker.Access;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Missions;
using MediatR;

namespace CaseTracker.Cases;

/// <summary>Takes a whole list out as CSV, row by row as the database yields them; that it was taken out is logged.</summary>
public static class ExportCases
{
    /// <param name="Position">A past position; the UN only.</param>
    /// <param name="Audience">With another audience's eyes; the UN only.</param>
    [Needs(Right.ReadCases)]
    [NeedsRecentProof]
    public sealed record Query(
        CaseFilter Filter,
        CaseSort Sort = CaseSort.IncidentOn,
        bool Descending = true,
        long? Position = null,
        Audience? Audience = null
    ) : IQuery<Result>;

    /// <param name="Write">Writes the file: CSV after RFC 4180, UTF-8 with its mark, columns named by their codes.</param>
    public sealed record Result(string FileName, string ContentType, Func<Stream, CancellationToken, Task> Write);

    private static readonly string[] Heading =
    [
        "reference",
        "mission",
        "incident_on",
        "act",
        "host_states",
        "area",
        "summary",
        "stage",
        "activity",
        "accountability",
        "closure",
        "last_moved_on",
        "host_notified_on",
        "host_acknowledged_on",
        "persons",
        "killed",
        "injured",
        "abducted",
        "detained",
        "missing",
        "assaulted",
        "threatened",
    ];

    internal sealed class Handler(Database database, RequestContext context, AccessLog log, TimeProvider clock)
        : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var (caller, today) = (context.Caller, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
            // Opened once before anything is sent, so that a refusal is an answer and not a broken file.
            await database.Read(session => Task.FromResult(caller.Open(session, request.Position, request.Audience)), cancellationToken);
            log.Note(caller, Deed.ExportList, null, request.Audience);
            return new Result(
                string.Create(CultureInfo.InvariantCulture, $"cases-{(request.Audience ?? caller.Audience).Code}-{today:yyyyMMdd}.csv"),
                "text/csv; charset=utf-8",
                (stream, token) => database.ReadOnce(session => Write(session, caller, request, clock, stream, token), token)
            );
        }

        private static async Task<bool> Write(
            Session session,
            Caller caller,
            Query request,
            TimeProvider clock,
            Stream stream,
            CancellationToken cancellation
        )
        {
            var reader = caller.Open(session, request.Position, request.Audience);
            var day = await ReadingDay.Of(session, request.Position, clock);
            var conditions = await CaseConditions.Of(reader, request.Filter, () => MissionDirectory.Read(session, request.Position), day);
            await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
            var line = new StringBuilder();
            Csv.Append(line, Heading);
            var rows = reader.Stream<ListCases.Row>(
                $$"""
                -- ExportCases.Rows
                SELECT {{ListCases.Columns(reader)}}
                FROM {CaseRow} AS c
                WHERE {{conditions.Sql}}
                ORDER BY {{SortKeys.Of(request.Sort).Order(request.Descending)}}
                """,
                conditions.Arguments
            );
            await foreach (var row in rows.WithCancellation(cancellation))
            {
                Csv.Append(line, Fields(row.On(day)));
                if (line.Length < 16_384)
                    continue;
                await writer.WriteAsync(line, cancellation);
                line.Clear();
            }
            await writer.WriteAsync(line, cancellation);
            return true;
        }
    }

    private static string?[] Fields(ListCases.Row row) =>
        [
            row.Reference,
            row.Mission,
            row.IncidentOn,
            row.Act,
            row.Hosts.Trim(),
            row.Area,
            row.Summary,
            row.Stage,
            row.Activity,
            row.Accountability,
            row.Closure,
            row.LastMovedOn,
            row.HostNotifiedOn,
            row.HostAcknowledgedOn,
            Number(row.Persons),
            Number(row.Killed),
            Number(row.Injured),
            Number(row.Abducted),
            Number(row.Detained),
            Number(row.Missing),
            Number(row.Assaulted),
            Number(row.Threatened),
        ];

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
