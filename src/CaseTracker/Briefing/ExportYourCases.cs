using System.Globalization;
using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Briefing;

/// <summary>
/// Takes out for one State the cases that it sees, as a document or a workbook, with the time limits that run for it: as they are now, and
/// nothing but its own rows.
/// </summary>
public static class ExportYourCases
{
    /// <param name="Format">A document or a workbook.</param>
    /// <param name="Audience">For another State; the UN only, which has no cases of its own.</param>
    /// <param name="Address">Of the web service, where references of a workbook shall lead to their cases.</param>
    [Needs(Right.ReadCases)]
    [NeedsRecentProof]
    public sealed record Query(ExportFormat Format, Audience? Audience = null, Uri? Address = null) : IQuery<ExportTable.Result>;

    internal sealed class Rules : AbstractValidator<Query>
    {
        public Rules() =>
            RuleFor(q => q.Format)
                .Must(f => f is ExportFormat.Docx or ExportFormat.Xlsx)
                .WithMessage(q => Text.FilterValueUnknown(q.Format.ToString().ToLowerInvariant()));
    }

    internal sealed class Handler(Database database, RequestContext context, AccessLog log, TimeProvider clock)
        : IRequestHandler<Query, ExportTable.Result>
    {
        public async Task<ExportTable.Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var audience = request.Audience ?? context.Caller.Audience;
            if (!audience.IsState)
                throw new ForbiddenException();
            var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
            var cases = await database.Read(
                session => Read(context.Caller.Open(session, null, request.Audience), audience, today),
                cancellationToken
            );
            log.Note(context.Caller, Deed.ExportList, null, request.Audience);
            using var file = new MemoryStream();
            if (request.Format == ExportFormat.Docx)
                YourCasesDocument.Write(cases, file);
            else
                YourCasesWorkbook.Write(cases, request.Address, new Sight(request.Audience?.Code, null), file);
            var name = string.Create(CultureInfo.InvariantCulture, $"cases-{audience.Code}-{today:yyyyMMdd}");
            return request.Format == ExportFormat.Docx
                ? new ExportTable.Result($"{name}.docx", TableAnnex.MediaType, file.ToArray())
                : new ExportTable.Result($"{name}.xlsx", TableWorkbook.MediaType, file.ToArray());
        }

        private static async Task<YourCases> Read(AudienceReader reader, Audience state, DateOnly today) =>
            new(
                state,
                today,
                [
                    .. (
                        await reader.Query<ListCases.Row>(
                            $$"""
                            -- ExportYourCases.Cases
                            SELECT {{ListCases.AllColumns}}
                            FROM {CaseRow} AS c
                            WHERE c.Scope = 'peacekeeping' AND c.Standing = 'counted'
                            ORDER BY c.IncidentOn DESC, c.Reference
                            """
                        )
                    ).Select(r => r.On(today)),
                ],
                await reader.Query<YourCases.Limit>(
                    """
                    -- ExportYourCases.Limits
                    SELECT k.Reference, k.Kind, k.StartedOn, k.DueOn
                    FROM {ClockRow} AS k
                    WHERE k.Standing = 'running' AND k.Obliged = @state
                    ORDER BY k.DueOn, k.Reference, k.Kind, k.StartedOn
                    """,
                    new { state = state.Code }
                )
            );
    }
}
