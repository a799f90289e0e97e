namespace CaseTracker.Outbox;

/// <summary>A mail as it is sent, plain text; whatever it is made of, no value of it can begin a further header.</summary>
public sealed record Letter
{
    /// <exception cref="ArgumentException">Address or subject hold characters that would end their line.</exception>
    public Letter(Guid id, DateTime queuedAt, string to, string subject, string body)
    {
        if (to.Any(char.IsControl) || subject.Any(char.IsControl))
            throw new ArgumentException("A header of a mail is one line.");
        (Id, QueuedAt, To, Subject, Body) = (id, queuedAt, to, subject, body);
    }

    /// <summary>The same at every attempt, so that receivers can tell a repetition.</summary>
    public Guid Id { get; }

    public DateTime QueuedAt { get; }
    public string To { get; }
    public string Subject { get; }
    public string Body { get; }

    /// <summary>The header that carries <see cref="Id"/> where a relay writes a Message-ID of its own.</summary>
    public const string Mark = "X-CaseTracker-Entry";
}

/// <summary>Hands a mail over; returns once the other side has taken it.</summary>
internal interface IMailSender
{
    /// <exception cref="NotTakenException">It was not taken, or that is not known.</exception>
    Task Send(Letter letter, CancellationToken cancellation);
}
