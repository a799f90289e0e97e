using CaseTracker.Access;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Reference;
using MediatR;

namespace CaseTracker.Notifications;

/// <summary>All templates, and which of them the Secretariat has changed.</summary>
public static class ListTemplates
{
    [Needs(Right.ManageReference)]
    public sealed record Query : IQuery<IReadOnlyList<Row>>;

    public sealed record Row(MessageKind Kind, string Language, bool IsShipped);

    private sealed record Own
    {
        public string Kind { get; init; } = "";
        public string Language { get; init; } = "";
    }

    internal sealed class Handler(Database database) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public Task<IReadOnlyList<Row>> Handle(Query request, CancellationToken cancellationToken) =>
            database.Read<IReadOnlyList<Row>>(
                async session =>
                {
                    var own = (
                        await session.Query<Own>(
                            "-- ListTemplates.Own\nSELECT Kind, Language FROM TemplateRow WHERE ToSeq = @open",
                            new { open = RowTable.Open }
                        )
                    ).ToHashSet();
                    return
                    [
                        .. from kind in NoteTemplate.Kinds
                        from language in NoteTemplate.Languages
                        select new Row(kind, language, !own.Contains(new Own { Kind = Codes.Of(kind), Language = language })),
                    ];
                },
                cancellationToken
            );
    }
}
