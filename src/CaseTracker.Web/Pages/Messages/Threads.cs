using CaseTracker.Notifications;
using CaseTracker.Reference;
using CaseTracker.Texts;
using CaseTracker.Web.Shell;

namespace CaseTracker.Web.Pages.Messages;

/// <summary>The correspondence on a case, as one thread for each State in the order of its first message.</summary>
public static class Threads
{
    public static IReadOnlyList<(string State, IReadOnlyList<ListMessages.Row> Messages)> Of(IEnumerable<ListMessages.Row> messages) =>
        [.. messages.Reverse().GroupBy(m => m.State).Select(g => (g.Key, (IReadOnlyList<ListMessages.Row>)[.. g]))];

    /// <summary>Where it is read: what a State submitted stands on a page of its own.</summary>
    public static string PathOf(ListMessages.Row message) =>
        message is { Direction: "from_state", Channel: "electronic" } ? $"/submissions/{message.Number}" : $"/messages/{message.Number}";

    /// <summary>How far a message came: opened, delivered, sent; by what means where not through this database.</summary>
    public static string StateOf(ListMessages.Row message) =>
        message switch
        {
            { Channel: "electronic", OpenedOn: { } opened } => PageText.Of("Messages.Opened") + " " + Show.Date(opened),
            { Channel: "electronic", DeliveredOn: { } delivered } => PageText.Of("Messages.Delivered") + " " + Show.Date(delivered),
            { Channel: "electronic" } => PageText.Of("Messages.Sent"),
            { Channel: { } channel } => Show.Listed(
                new[] { Terms.Of(nameof(MessageChannel), channel), message.Document ?? "" }.Where(t => t.Length > 0)
            ),
            _ => "",
        };
}
