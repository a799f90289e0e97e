namespace IdentityServer.Mail;

/// <summary>A message as it is sent: plain text.</summary>
internal sealed record Letter(Guid Id, string To, string Subject, string Body);

/// <summary>Hands a message over; returns once the other side has taken it.</summary>
internal interface IMailSender
{
    Task Send(Letter letter, CancellationToken cancellation);
}
