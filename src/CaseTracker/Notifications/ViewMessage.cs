using CaseTracker.Access;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using MediatR;

namespace CaseTracker.Notifications;

/// <summary>Opens one message as its reader may know it.</summary>
public static class ViewMessage
{
    /// <param name="Position">A past position; the UN only.</param>
    /// <param name="Audience">With another audience's eyes; the UN only.</param>
    [Needs(Right.ReadCases)]
    public sealed record Query(string Number, long? Position = null, Audience? Audience = null) : IQuery<View>;

    /// <param name="Note">What it says; null where it went by other means or is held back.</param>
    public sealed record View(ListMessages.Row Message, Note? Note);

    internal sealed class Handler(Database database, RequestContext context, AccessLog log) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var view = await database.Read(
                async session =>
                {
                    var reader = context.Caller.Open(session, request.Position, request.Audience);
                    var row = await Messages.Require(reader, request.Number);
                    var isHeldBack = request.Position is not null && await session.IsHeldBackFrom(context.Caller, row.CaseId);
                    var text = isHeldBack
                        ? null
                        : await reader.QuerySingle<string>(
                            """
                            -- ViewMessage.Text
                            SELECT t.Text FROM {MessageTextRow} AS t WHERE t.CaseId = @CaseId AND t.Message = @Message
                            """,
                            new { row.CaseId, row.Message }
                        );
                    return new View(row, text is null ? null : (Note)Canonical.Plain.Read(text, typeof(Note)));
                },
                cancellationToken
            );
            log.Note(context.Caller, Deed.ReadCase, view.Message.Reference, request.Audience);
            return view;
        }
    }
}

internal static class Messages
{
    /// <exception cref="NotFoundException">No such message, or not one that this reader sees.</exception>
    public static async Task<ListMessages.Row> Require(AudienceReader reader, string number) =>
        await reader.QuerySingle<ListMessages.Row>(
            $"-- Messages.Require\nSELECT {ListMessages.Columns} FROM {{MessageRow}} AS m WHERE m.Number = @number",
            new { number }
        ) ?? throw new NotFoundException();
}
