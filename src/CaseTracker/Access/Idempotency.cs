using System.Security.Cryptography;
using System.Text;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Texts;
using MediatR;

namespace CaseTracker.Access;

/// <summary>A command that carries a key happens once: sent again, it answers what it answered then. What it runs in turn is part of
/// it.</summary>
internal sealed class Idempotency<TRequest, TResponse>(RequestContext context, Recorder recorder, TimeProvider clock)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : ICommand
{
    private const int LongestKey = 100;

    private sealed record Done
    {
        public byte[] RequestHash { get; init; } = [];
        public string Answer { get; init; } = "";
    }

    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next) =>
        context.IdempotencyKey is not { Length: > 0 } key || recorder.IsRecording ? next()
        : key.Length > LongestKey ? throw new RuleBrokenException(Text.KeyTooLong(LongestKey))
        : recorder.Record(context.Caller.Author, recording => Once(recording, request, key, next), cancellationToken);

    private async Task<TResponse> Once(Recording recording, TRequest request, string key, RequestHandlerDelegate<TResponse> next)
    {
        var (actor, hash) = (
            context.Caller.Subject,
            SHA256.HashData(Encoding.UTF8.GetBytes(typeof(TRequest).FullName + Canonical.Plain.Write(request!)))
        );
        var done = await recording.Session.QuerySingle<Done>(
            "-- Idempotency.Find\nSELECT RequestHash, Answer FROM Idempotency WHERE Actor = @actor AND IdempotencyKey = @key",
            new { actor, key }
        );
        if (done is not null)
        {
            return hash.AsSpan().SequenceEqual(done.RequestHash)
                ? (TResponse)Canonical.Plain.Read(done.Answer, typeof(TResponse))
                : throw new RuleBrokenException(Text.KeyUsedForAnother);
        }
        var answer = await next();
        await recording.Session.Insert(
            "Idempotency",
            ["Actor", "IdempotencyKey", "RequestHash", "Answer", "RecordedAt"],
            [
                [actor, key, hash, Canonical.Plain.Write(answer!), clock.GetUtcNow().UtcDateTime],
            ]
        );
        return answer;
    }
}
