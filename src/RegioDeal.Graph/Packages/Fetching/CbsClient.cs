using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Timeout;

namespace RegioDeal.Graph.Packages.Fetching;

/// <summary>Asks Statistics Netherlands (CBS) over HTTP. What may pass by itself (no connection, one that is cut, a server's error, too many requests) is asked again, with growing pauses.</summary>
internal sealed class CbsClient : IDisposable
{
    /// <summary>The address above the tables.</summary>
    public const string DefaultAddress = "https://datasets.cbs.nl/odata/v1/CBS";

    private const int Attempts = 6;

    // A page has at most 100 000 rows of some 200 bytes.
    private const int LargestAnswer = 256 * 1024 * 1024;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestAnswerTime = TimeSpan.FromMinutes(5);

    private readonly Uri address;
    private readonly HttpClient http;

    /// <summary>Makes a client.</summary>
    /// <param name="address">The address above the tables.</param>
    /// <param name="time">Measures pauses.</param>
    /// <param name="say">Told, in a sentence, why a person has to wait.</param>
    public CbsClient(Uri address, TimeProvider time, Action<string> say)
    {
        this.address = new Uri(address.AbsoluteUri.TrimEnd('/') + "/");
        var pipeline = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
            .AddRetry(new HttpRetryStrategyOptions
            {
                MaxRetryAttempts = Attempts - 1,
                BackoffType = DelayBackoffType.Exponential,
                Delay = FirstPause,
                MaxDelay = LongestPause,
                UseJitter = true,
                ShouldRetryAfterHeader = true,

                // Who is asked to come back tomorrow is told so, and does not sit and wait.
                ShouldHandle = retry => ValueTask.FromResult(
                    HttpClientResiliencePredicates.IsTransient(retry.Outcome)
                    && !(PauseAsked(retry.Outcome.Result, time) > LongestPause)),
                OnRetry = retry =>
                {
                    say(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{Reason(retry.Outcome.Exception, retry.Outcome.Result)}; asking again in {retry.RetryDelay.TotalSeconds:0.#} s (attempt {retry.AttemptNumber + 2} of {Attempts})."));
                    return ValueTask.CompletedTask;
                },
            })
            .AddTimeout(LongestAnswerTime)
            .Build();
        http = new HttpClient(new ResilienceHandler(pipeline)
        {
            InnerHandler = new WholeAnswers
            {
                InnerHandler = new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All, MaxAutomaticRedirections = 5 },
            },
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("RegioDeal.Graph", null));
    }

    /// <summary>The address of a table, for a person.</summary>
    public string AddressOf(string table) => new Uri(address, table).AbsoluteUri;

    /// <summary>Asks for what lies below the address.</summary>
    /// <param name="path">As <c>83625NED/Properties</c>, with its query.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    /// <returns>The whole answer; empty when there is nothing of that name.</returns>
    /// <exception cref="FetchException">There was no answer, or one that is none.</exception>
    public async Task<byte[]> GetAsync(string path, CancellationToken cancellationToken)
    {
        var asked = new Uri(address, path);
        try
        {
            using var response = await http.GetAsync(asked, cancellationToken).ConfigureAwait(false);
            return response.StatusCode switch
            {
                HttpStatusCode.OK => await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false),
                HttpStatusCode.NotFound or HttpStatusCode.Gone or HttpStatusCode.NoContent => [],
                HttpStatusCode.TooManyRequests => throw new FetchException($"{address.Host} answers 429, too many requests{Later(response)}. Run the command again then: it goes on after the last page it has."),
                >= HttpStatusCode.InternalServerError or HttpStatusCode.RequestTimeout => throw Unreachable(Reason(null, response), null),
                _ => throw new FetchException($"{Reason(null, response)} to {path.Split('?')[0]}. The service may have changed; nothing was written."),
            };
        }
        catch (Exception fault) when (fault is HttpRequestException or TimeoutRejectedException)
        {
            throw Unreachable(Reason(fault, null), fault);
        }
    }

    /// <summary>The path, below the address, that a link of an answer leads to.</summary>
    /// <exception cref="FetchException">It leads elsewhere.</exception>
    public string PathOf(string link)
    {
        // The scheme may be another behind a proxy; ours is kept.
        if (Uri.TryCreate(link, UriKind.Absolute, out var next) && next.Host == address.Host && next.AbsolutePath.StartsWith(address.AbsolutePath, StringComparison.Ordinal))
        {
            return next.PathAndQuery[address.AbsolutePath.Length..];
        }

        throw new FetchException($"An answer leads to {PackageFault.Shown(link)}, which does not lie below {address.AbsoluteUri}; it was not followed, and nothing was written. Give the address of the service itself.");
    }

    public void Dispose() => http.Dispose();

    private static TimeSpan? PauseAsked(HttpResponseMessage? response, TimeProvider time) =>
        response?.Headers.RetryAfter is not { } after ? null : after.Delta ?? after.Date - time.GetUtcNow();

    private static string Later(HttpResponseMessage response) =>
        response.Headers.RetryAfter is { } after ? $", and asks to wait {(after.Delta is { } pause ? string.Create(CultureInfo.InvariantCulture, $"{pause.TotalSeconds:0} s") : $"until {after.Date:u}")}" : "";

    private static string Reason(Exception? fault, HttpResponseMessage? response) => fault switch
    {
        TimeoutRejectedException => $"No whole answer came within {LongestAnswerTime.TotalMinutes:0} minutes",
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => "The name of the server is not known here",
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => "No connection could be made",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => "No secure connection could be made",
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => "The answer is larger than any page should be",
        not null => "The connection was cut before the answer was whole",
        null => FormattableString.Invariant($"The server answered {(int)response!.StatusCode}"),
    };

    private FetchException Unreachable(string reason, Exception? cause) =>
        new($"{reason}, {Attempts} times in a row ({address.Host}). Run the command again later: it goes on after the last page it has.", cause);

    /// <summary>Reads each answer to its end inside of the attempts, so that one that is cut off is asked again.</summary>
    private sealed class WholeAnswers : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            try
            {
                await response.Content.LoadIntoBufferAsync(LargestAnswer, cancellationToken).ConfigureAwait(false);
                return response;
            }
            catch
            {
                response.Dispose();
                throw;
            }
        }
    }
}
