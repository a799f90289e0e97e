using CaseTracker.Data;

namespace CaseTracker.Access;

/// <summary>One person in one browser, from signing in to signing out.</summary>
public sealed record WebSession
{
    /// <summary>Hash of the secret that the cookie holds.</summary>
    public string SessionId { get; init; } = "";

    public string Subject { get; init; } = "";

    /// <summary>What the identity provider calls its own session, so that it can end this one with it.</summary>
    public string? ProviderSession { get; init; }

    /// <summary>The name under which the identity provider itself knows the person.</summary>
    public string? ProviderSubject { get; init; }

    /// <summary>Encrypted by the web service.</summary>
    public string Ticket { get; init; } = "";

    public DateTime StartedAt { get; init; }

    /// <summary>Of the last request, to about a minute.</summary>
    public DateTime SeenAt { get; init; }

    /// <summary>However much it is used.</summary>
    public DateTime EndsAt { get; init; }
}

/// <summary>The sessions of the web service, in the database that all its nodes share: one that is ended is ended for all of
/// them.</summary>
public sealed class WebSessions(Database database)
{
    private static readonly string[] Columns =
    [
        "SessionId",
        "Subject",
        "ProviderSession",
        "Ticket",
        "StartedAt",
        "SeenAt",
        "EndsAt",
        "ProviderSubject",
    ];
    private static readonly string All = string.Join(", ", Columns);

    public Task Start(WebSession session) =>
        database.Write(s =>
            s.Insert(
                "WebSession",
                Columns,
                [
                    [
                        session.SessionId,
                        session.Subject,
                        session.ProviderSession,
                        session.Ticket,
                        session.StartedAt,
                        session.SeenAt,
                        session.EndsAt,
                        session.ProviderSubject,
                    ],
                ]
            )
        );

    /// <summary>Null when there never was one or it was ended; one that ran out is found until it is swept away.</summary>
    public Task<WebSession?> Find(string sessionId, CancellationToken cancellation = default) =>
        database.Read(
            s =>
                s.QuerySingle<WebSession>(
                    $"-- WebSessions.Find\nSELECT {All} FROM WebSession WHERE SessionId = @sessionId",
                    new { sessionId }
                ),
            cancellation
        );

    /// <summary>Of one person, the latest first; those that ran out too.</summary>
    public Task<IReadOnlyList<WebSession>> Of(string subject, CancellationToken cancellation = default) =>
        database.Read(
            s =>
                s.Query<WebSession>(
                    $"-- WebSessions.Of\nSELECT {All} FROM WebSession WHERE Subject = @subject ORDER BY StartedAt DESC, SessionId",
                    new { subject }
                ),
            cancellation
        );

    /// <summary>Changes nothing where the session was ended meanwhile.</summary>
    public Task Renew(string sessionId, string ticket) =>
        database.Write(s =>
            s.Execute(
                "-- WebSessions.Renew\nUPDATE WebSession SET Ticket = @ticket WHERE SessionId = @sessionId",
                new { sessionId, ticket }
            )
        );

    /// <summary>Notes when sessions were used last.</summary>
    public Task Saw(IReadOnlyCollection<KeyValuePair<string, DateTime>> sessions) =>
        database.Write(async s =>
        {
            foreach (var (id, at) in sessions)
                await s.Execute(
                    "-- WebSessions.Saw\nUPDATE WebSession SET SeenAt = @at WHERE SessionId = @id AND SeenAt < @at",
                    new { id, at }
                );
        });

    public Task End(string sessionId) =>
        database.Write(s => s.Execute("-- WebSessions.End\nDELETE FROM WebSession WHERE SessionId = @sessionId", new { sessionId }));

    /// <summary>Ends one session of this person; another's stays.</summary>
    public Task EndOne(string subject, string sessionId) =>
        database.Write(s =>
            s.Execute(
                "-- WebSessions.EndOne\nDELETE FROM WebSession WHERE SessionId = @sessionId AND Subject = @subject",
                new { sessionId, subject }
            )
        );

    public Task EndAll(string subject) =>
        database.Write(s => s.Execute("-- WebSessions.EndAll\nDELETE FROM WebSession WHERE Subject = @subject", new { subject }));

    /// <summary>Ends what began with that session of the identity provider.</summary>
    public Task EndOfProvider(string providerSession) =>
        database.Write(s =>
            s.Execute(
                "-- WebSessions.EndOfProvider\nDELETE FROM WebSession WHERE ProviderSession = @providerSession",
                new { providerSession }
            )
        );

    /// <summary>Ends all that the identity provider vouched for under that name of its own.</summary>
    public Task EndAllOfProvider(string providerSubject) =>
        database.Write(s =>
            s.Execute(
                "-- WebSessions.EndAllOfProvider\nDELETE FROM WebSession WHERE ProviderSubject = @providerSubject",
                new { providerSubject }
            )
        );

    /// <summary>Removes what ran out long ago.</summary>
    public Task Sweep(DateTime endedBefore, DateTime seenBefore) =>
        database.Write(s =>
            s.Execute(
                "-- WebSessions.Sweep\nDELETE FROM WebSession WHERE EndsAt < @endedBefore OR SeenAt < @seenBefore",
                new { endedBefore, seenBefore }
            )
        );
}
