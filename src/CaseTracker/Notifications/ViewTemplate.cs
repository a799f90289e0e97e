using CaseTracker.Access;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using MediatR;

namespace CaseTracker.Notifications;

/// <summary>The template of a kind and language, its earlier versions, and how a note made from it reads.</summary>
public static class ViewTemplate
{
    /// <param name="Title">To be tried out instead of the one that holds, with <paramref name="Body"/>.</param>
    [Needs(Right.ManageReference)]
    public sealed record Query(MessageKind Kind, string Language, string? Title = null, string? Body = null) : IQuery<View>;

    /// <param name="IsShipped">Nobody has changed it.</param>
    /// <param name="Sample">A note about an invented case; null where the template cannot be used.</param>
    /// <param name="History">Latest first.</param>
    public sealed record View(NoteTemplate Template, bool IsShipped, Note? Sample, IReadOnlyList<Change> History);

    /// <param name="RecordedAt">UTC.</param>
    public sealed record Change(DateTime RecordedAt, string Actor, string Reason, string Title, string Body);

    internal sealed class Handler(Database database, MasterKey master, TimeProvider clock) : IRequestHandler<Query, View>
    {
        public Task<View> Handle(Query request, CancellationToken cancellationToken) =>
            database.Read(
                async session =>
                {
                    if (!NoteTemplate.Kinds.Contains(request.Kind) || !NoteTemplate.Languages.Contains(request.Language))
                        throw new NotFoundException();
                    var holds = await Templates.Find(session, request.Kind, request.Language);
                    var tried = request.Body is null ? holds : holds with { Title = request.Title ?? "", Body = request.Body };
                    var history = await new LedgerSession(session, master).Load(Templates.IdOf(request.Kind, request.Language));
                    return new View(
                        tried,
                        history.Count == 0,
                        tried.Faults().Count == 0 ? Sample(tried) : null,
                        [.. history.Reverse().Select(ChangeOf)]
                    );
                },
                cancellationToken
            );

        private Note Sample(NoteTemplate template)
        {
            var (words, today) = (
                new NoteWords(template.Language),
                PartialDate.FromDate(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime))
            );
            var (found, person) = (
                new CaseRow
                {
                    Audience = "UTO",
                    Reference = "MINUSMA-2020-XXXX",
                    Mission = "MINUSMA",
                    IncidentOn = "2020-02-03",
                    Act = Codes.Of(Act.Attack),
                    Area = "…",
                    Killed = 1,
                    Summary = words["Sample"],
                },
                new PersonRow
                {
                    Audience = "UTO",
                    Personnel = Codes.Of(Personnel.Contingent),
                    Harm = Codes.Of(Harm.Killed),
                    ConcernedState = "UTO",
                    Name = "…",
                }
            );
            var earlier = template.Kind == MessageKind.Reminder ? ("NV-UTO-2020-XXXX", today) : default((string, PartialDate)?);
            return NoteFilling
                .Fill(
                    template,
                    [found, person],
                    MissionList.All.First(m => m.Code == found.Mission),
                    new NoteHead("NV-UTO-2020-XXXX", "UTO", today, words["Sample"], earlier)
                )
                .Read();
        }
    }

    private static Change ChangeOf(Recorded recorded)
    {
        var set = (TemplateSet)recorded.Event;
        return new Change(recorded.RecordedAt, recorded.Actor, set.Reason, set.Title, set.Body);
    }
}
