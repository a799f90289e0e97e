using CaseTracker.Access;
using CaseTracker.Data;
using CaseTracker.Ledger;
using FluentValidation;
using MediatR;

namespace CaseTracker.Editions;

/// <summary>An edition with its texts, its seal and its story, and, when asked, whether its tables still come out as they were
/// sealed.</summary>
public static class ViewEdition
{
    /// <param name="Number">Of an approved edition.</param>
    /// <param name="Draft">Or of a draft, approved meanwhile or not.</param>
    /// <param name="Check">Makes every table again.</param>
    /// <exception cref="EditionDiffersException">On checking: its texts or the seal itself are not what was approved.</exception>
    [Needs(Right.ReadPast)]
    public sealed record Query(int? Number = null, int? Draft = null, bool Check = false) : IQuery<View>;

    /// <param name="Alarms">Null when the tables were not made again, or the edition is not approved.</param>
    public sealed record View(Edition Edition, IReadOnlyList<TableAlarm>? Alarms);

    internal sealed class Rules : AbstractValidator<Query>
    {
        public Rules() => RuleFor(q => q.Draft).Must((q, draft) => draft is null != q.Number is null);
    }

    internal sealed class Handler(Database database, MasterKey master, RequestContext context) : IRequestHandler<Query, View>
    {
        public Task<View> Handle(Query request, CancellationToken cancellationToken) =>
            database.Read(
                async session =>
                {
                    var edition = request.Number is { } number
                        ? await EditionShelf.Find(session, master, context.Caller, number)
                        : await EditionShelf.FindDraft(session, master, context.Caller, request.Draft!.Value);
                    return new View(edition, request.Check && edition.Seal is not null ? await Alarms(session, edition) : null);
                },
                cancellationToken
            );

        private async Task<IReadOnlyList<TableAlarm>> Alarms(Session session, Edition edition)
        {
            edition.RequireAsSealed(master);
            var (tables, alarms) = (await EditionTables.Of(session, edition), new List<TableAlarm>());
            foreach (var id in edition.Tables)
            {
                if (tables.Check(await tables.Make(id)) is { } alarm)
                    alarms.Add(alarm);
            }
            return alarms;
        }
    }
}
