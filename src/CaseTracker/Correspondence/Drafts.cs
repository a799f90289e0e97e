using System.Text;
using CaseTracker.Data;
using CaseTracker.Ledger;
using CaseTracker.Texts;

namespace CaseTracker.Correspondence;

/// <summary>
/// What the liaisons of a State write before they send it: theirs alone, the same for all of them, encrypted, and no part of the record.
/// Who saves must have seen what a colleague saved before.
/// </summary>
public sealed class Drafts(MasterKey master, TimeProvider clock)
{
    private static readonly string[] Columns = ["DraftId", "State", "CaseId", "Content", "Version", "ChangedBy", "ChangedAt"];

    private sealed record Stored
    {
        public Guid DraftId { get; init; }
        public Guid CaseId { get; init; }
        public string Content { get; init; } = "";
        public int Version { get; init; }
        public string ChangedBy { get; init; } = "";
        public DateTime ChangedAt { get; init; }
    }

    /// <param name="Version">Counts how often it was saved.</param>
    internal sealed record Draft(Guid DraftId, Guid CaseId, SubmissionContent Content, int Version, string ChangedBy, DateTime ChangedAt);

    internal async Task<IReadOnlyList<Draft>> Of(Session session, string state) =>
        [
            .. (
                await session.Query<Stored>(
                    """
                    -- Drafts.Of
                    SELECT DraftId, CaseId, Content, Version, ChangedBy, ChangedAt
                    FROM Draft
                    WHERE State = @state
                    ORDER BY ChangedAt DESC, DraftId
                    """,
                    new { state }
                )
            ).Select(Open),
        ];

    /// <summary>Null when there is none, or when it is another State's: the two are not told apart.</summary>
    internal async Task<Draft?> Find(Session session, string state, Guid draftId) =>
        (
            await session.QuerySingle<Stored>(
                """
                -- Drafts.Find
                SELECT DraftId, CaseId, Content, Version, ChangedBy, ChangedAt
                FROM Draft
                WHERE State = @state AND DraftId = @draftId
                """,
                new { state, draftId }
            )
        )
            is { } stored
            ? Open(stored)
            : null;

    internal Task Begin(Session session, string state, Guid draftId, Guid caseId, SubmissionContent content, string by) =>
        session.Insert(
            "Draft",
            Columns,
            [
                [draftId, state, caseId, Close(draftId, content), 1, by, clock.GetUtcNow().UtcDateTime],
            ]
        );

    /// <returns>The version that it has now.</returns>
    /// <exception cref="StaleException">A colleague saved, sent or discarded it meanwhile.</exception>
    internal async Task<int> Save(Session session, string state, Draft draft, int? seen, SubmissionContent content, string by)
    {
        Require(draft, seen);
        await session.Execute(
            """
            -- Drafts.Save
            UPDATE Draft
            SET Content = @content, Version = Version + 1, ChangedBy = @by, ChangedAt = @now
            WHERE State = @state AND DraftId = @DraftId
            """,
            new
            {
                state,
                draft.DraftId,
                content = Close(draft.DraftId, content),
                by,
                now = clock.GetUtcNow().UtcDateTime,
            }
        );
        return draft.Version + 1;
    }

    internal static Task Remove(Session session, string state, Guid draftId) =>
        session.Execute("-- Drafts.Remove\nDELETE FROM Draft WHERE State = @state AND DraftId = @draftId", new { state, draftId });

    /// <exception cref="StaleException">A colleague saved it meanwhile.</exception>
    internal static void Require(Draft draft, int? seen)
    {
        if (seen is { } version && version != draft.Version)
            throw new StaleException(Text.DraftChanged(draft.ChangedBy));
    }

    private string Close(Guid draftId, SubmissionContent content) =>
        Convert.ToBase64String(master.Keep(Encoding.UTF8.GetBytes(Canonical.Plain.Write(content)), draftId));

    private Draft Open(Stored s) =>
        new(
            s.DraftId,
            s.CaseId,
            (SubmissionContent)
                Canonical.Plain.Read(
                    Encoding.UTF8.GetString(master.Kept(Convert.FromBase64String(s.Content), s.DraftId)),
                    typeof(SubmissionContent)
                ),
            s.Version,
            s.ChangedBy,
            s.ChangedAt
        );
}
