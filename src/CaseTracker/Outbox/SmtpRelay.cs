using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace CaseTracker.Outbox;

/// <summary>Hands mail to a relay, encrypted by STARTTLS and with the relay's certificate checked; a relay that is slow or lies costs one
/// attempt and no more.</summary>
internal sealed class SmtpRelay : IMailSender
{
    private readonly MailOptions _options;
    private readonly ResiliencePipeline _attempt;

    public SmtpRelay(MailOptions options, TimeSpan patience, TimeProvider clock)
    {
        _options = options;
        _attempt = new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddTimeout(patience)
            // Where there was not even a connection, nothing can have been taken: once more costs no second mail.
            .AddRetry(
                new RetryStrategyOptions
                {
                    ShouldHandle = new PredicateBuilder().Handle<NotTakenException>(e => e.Fault == OutboxFault.Unreachable),
                    MaxRetryAttempts = 1,
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                    Delay = TimeSpan.FromMilliseconds(500),
                }
            )
            .Build();
    }

    public async Task Send(Letter letter, CancellationToken cancellation)
    {
        try
        {
            await _attempt.ExecuteAsync(async token => await Once(letter, token), cancellation);
        }
        catch (TimeoutRejectedException failure)
        {
            throw new NotTakenException(OutboxFault.TimedOut, failure);
        }
    }

    private async Task Once(Letter letter, CancellationToken cancellation)
    {
        using var client = new SmtpClient(_options.Host, _options.Port)
        {
            EnableSsl = _options.StartTls,
            DeliveryFormat = SmtpDeliveryFormat.International,
        };
        if (_options.User is { Length: > 0 } user)
            client.Credentials = new NetworkCredential(user, _options.Password);
        using var message = new MailMessage
        {
            // One address each: a text would be read as a list of them.
            From = new MailAddress(_options.From),
            To = { new MailAddress(letter.To) },
            Subject = letter.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = letter.Body,
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = TransferEncoding.QuotedPrintable,
        };
        message.Headers.Add("Message-ID", $"<{letter.Id:N}@{message.From.Host}>");
        message.Headers.Add(Letter.Mark, letter.Id.ToString());
        message.Headers.Add("Auto-Submitted", "auto-generated");
        try
        {
            // The client's own cancellation does not reach a relay that never says its first word.
            await client.SendMailAsync(message, cancellation).WaitAsync(cancellation);
        }
        catch (SmtpException failure)
        {
            throw new NotTakenException(FaultOf(failure), failure);
        }
        catch (IOException failure)
        {
            throw new NotTakenException(OutboxFault.ConnectionLost, failure);
        }
    }

    /// <summary>Pure: which kind of fault this is.</summary>
    internal static OutboxFault FaultOf(SmtpException failure)
    {
        for (var inner = failure.InnerException; inner is not null; inner = inner.InnerException)
        {
            if (inner is AuthenticationException)
                return OutboxFault.NotSecure;
            if (
                inner is SocketException
                {
                    SocketErrorCode: SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown
                }
            )
                return OutboxFault.ConnectionLost;
            if (inner is SocketException)
                return OutboxFault.Unreachable;
            if (inner is IOException && inner.InnerException is null)
                return OutboxFault.ConnectionLost;
        }
        return failure.StatusCode switch
        {
            SmtpStatusCode.MustIssueStartTlsFirst or (SmtpStatusCode)534 or (SmtpStatusCode)535 => OutboxFault.NotAuthenticated,
            >= (SmtpStatusCode)500 => OutboxFault.Refused,
            >= (SmtpStatusCode)400 => OutboxFault.Deferred,
            // The relay offered no STARTTLS, or went away in the middle of a sentence.
            _ => failure.InnerException is null && failure.Message.Contains("secure", StringComparison.OrdinalIgnoreCase)
                ? OutboxFault.NotSecure
                : OutboxFault.ConnectionLost,
        };
    }
}
