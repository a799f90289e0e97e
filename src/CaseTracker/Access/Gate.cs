using System.Reflection;
using FluentValidation;
using MediatR;

namespace CaseTracker.Access;

/// <summary>Stands before every request: refuses it unless the caller holds the declared right.</summary>
internal sealed class Gate<TRequest, TResponse>(RequestContext context) : IPipelineBehavior<TRequest, TResponse>
{
    private static readonly Right Needed =
        typeof(TRequest).GetCustomAttribute<NeedsAttribute>()?.Right
        ?? throw new InvalidOperationException($"{typeof(TRequest)} declares no right.");

    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next) =>
        !context.Caller.Has(Needed) ? throw new ForbiddenException()
        : context.IsReadOnly && request is ICommand
            ? throw new InvalidOperationException("Nothing may be changed by a request that only looks.")
        : next();
}

/// <summary>Checks the form of a request before anything is read or done.</summary>
internal sealed class Validation<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators) : IPipelineBehavior<TRequest, TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        foreach (var validator in validators)
            await validator.ValidateAndThrowAsync(request, cancellationToken);
        return await next();
    }
}
